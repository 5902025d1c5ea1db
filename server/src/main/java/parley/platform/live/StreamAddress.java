package parley.platform.live;

/// One more address of the stream, for callers that show their token in the first frame.
///
/// @param pattern a path pattern, for example `/api/v1/somechannel/*/stream`
public record StreamAddress(String pattern) {}
