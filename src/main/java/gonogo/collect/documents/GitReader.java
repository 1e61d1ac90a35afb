package gonogo.collect.documents;

import java.io.File;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.UserConfigFile;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit sees it, held to reading. Left alone, JGit measures how exact the times of
 * files are by writing probes into {@code .git} and the result into the configuration of the user,
 * and runs {@code git} to find the configuration of the machine.
 */
final class GitReader extends SystemReader.Delegate {
  private static final String MACHINE = "/etc/gitconfig";

  private GitReader(SystemReader machine) {
    super(machine);
  }

  /** Makes JGit read-only in this process, before it is first used. */
  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof GitReader)) {
      SystemReader.setInstance(new GitReader(current));
    }
  }

  /** Variables as in git-config(1). */
  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    if (getenv("GIT_CONFIG_NOSYSTEM") != null) {
      return super.openSystemConfig(parent, fs);
    }
    String path = Objects.requireNonNullElse(getenv("GIT_CONFIG_SYSTEM"), MACHINE);
    return new FileBasedConfig(parent, new File(path), fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    String home = Objects.requireNonNullElse(getenv("HOME"), getProperty("user.home"));
    String path = Objects.requireNonNullElse(
        getenv("GIT_CONFIG_GLOBAL"), new File(home, ".gitconfig").getPath());
    String folder =
        Objects.requireNonNullElse(getenv("XDG_CONFIG_HOME"), new File(home, ".config").getPath());
    return new UserConfig(
        parent, new File(path), new File(folder, "git" + File.separator + "config"), fs);
  }

  /**
   * Says of every file system what JGit would else measure; two seconds are exact enough for all of
   * them.
   */
  private static final class UserConfig extends UserConfigFile {

    UserConfig(@Nullable Config parent, File file, File other, FS fs) {
      super(parent, file, other, fs);
    }

    @Override
    public long getTimeUnit(
        String section, @Nullable String name, String key, long fallback, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(FS.FileStoreAttributes.FALLBACK_TIMESTAMP_RESOLUTION)
          : super.getTimeUnit(section, name, key, fallback, unit);
    }
  }
}
