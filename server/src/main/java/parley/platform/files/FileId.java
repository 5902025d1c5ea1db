package parley.platform.files;

import java.util.UUID;
import parley.platform.kernel.Id;

/// One file as it was sent; equal contents of two files are stored once.
public record FileId(UUID value) implements Id {}
