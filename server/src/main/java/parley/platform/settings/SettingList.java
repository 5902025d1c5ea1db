package parley.platform.settings;

import java.util.List;

/// The settings of one module, declared by a bean in the module's package, which also holds their
/// texts. It has a constructor without parameters, so that a test can read every list.
public interface SettingList {

    /// In the order in which they are shown.
    List<Setting<?>> settings();
}
