package gonogo.collect.documents;

import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What of a checkout is not as in its commit, staged or not. A file is read only where its size or its time is not what
 * git noted of it, so that most checkouts cost a look at each file and no more.
 *
 * @param paths from the top
 * @param whole false when there was more to read than is worth it
 */
record Changes(List<String> paths, boolean whole) {
  private static final int MOST_FILES = 100_000;
  private static final long MOST_BYTES = 32L << 20;

  static Changes of(Checkout checkout) throws CollectorException {
    try {
      return new Search(checkout).changes();
    } catch (IOException e) {
      throw Checkout.unreadable(checkout.top(), e);
    }
  }

  /** One pass over a checkout. */
  private static final class Search {
    private final Checkout checkout;
    private final DirCache index;
    private final Instant noted;
    private final TreeSet<String> paths = new TreeSet<>();
    private long left = MOST_BYTES;

    Search(Checkout checkout) throws IOException {
      this.checkout = checkout;
      this.index = checkout.repository().readDirCache();
      Path file = checkout.repository().getIndexFile().toPath();
      this.noted = Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
    }

    Changes changes() throws IOException, CollectorException {
      if (index.getEntryCount() > MOST_FILES) {
        return new Changes(List.of(), false);
      }
      addStaged();
      for (int i = 0; i < index.getEntryCount() && left >= 0; i++) {
        DirCacheEntry entry = index.getEntry(i);
        if (!paths.contains(entry.getPathString()) && isChanged(entry)) {
          paths.add(entry.getPathString());
        }
      }
      return new Changes(new ArrayList<>(paths), left >= 0);
    }

    private void addStaged() throws IOException {
      try (TreeWalk walk = new TreeWalk(checkout.repository())) {
        walk.setRecursive(true);
        walk.setFilter(TreeFilter.ANY_DIFF);
        walk.addTree(checkout.tree());
        walk.addTree(new DirCacheIterator(index));
        while (walk.next()) {
          paths.add(walk.getPathString());
        }
      }
    }

    private boolean isChanged(DirCacheEntry entry) throws IOException, CollectorException {
      if (FileMode.GITLINK.equals(entry.getRawMode())
          || entry.isSkipWorkTree()
          || entry.isAssumeValid()) {
        return false;
      }
      Path file = checkout.top().resolve(entry.getPathString());
      BasicFileAttributes now;
      try {
        now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException _) {
        return true;
      }
      if (now.isDirectory()) {
        return true;
      }
      return !isAsNoted(entry, now) && isOtherwise(file, now, entry);
    }

    /** As git does it: a file that was written when the index was may have changed since, all the same. */
    private boolean isAsNoted(DirCacheEntry entry, BasicFileAttributes now) {
      Instant then = entry.getLastModifiedInstant();
      Instant time = now.lastModifiedTime().toInstant();
      boolean sameTime = then.getEpochSecond() == time.getEpochSecond()
          && (then.getNano() == 0 || then.getNano() == time.getNano());
      return sameTime
          && entry.getLength() == (int) now.size()
          && !entry.isSmudged()
          && !entry.mightBeRacilyClean(noted);
    }

    private boolean isOtherwise(Path file, BasicFileAttributes now, DirCacheEntry entry)
        throws IOException, CollectorException {
      left -= now.size();
      if (left < 0) {
        return false;
      }
      byte[] bytes = now.isSymbolicLink()
          ? Folder.slashed(Files.readSymbolicLink(file))
              .getBytes(java.nio.charset.StandardCharsets.UTF_8)
          : Files.readAllBytes(file);
      boolean sameKind = now.isSymbolicLink() == FileMode.SYMLINK.equals(entry.getRawMode());
      return !sameKind
          || (!Checkout.id(bytes).equals(entry.getObjectId())
              && (now.isSymbolicLink() || checkout.state(file, bytes) != State.CLEAN));
    }
  }
}
