package gonogo.probes.http;

/** Judges one side of all files of a site. */
interface FilesJudge {

  /**
   * Notes what is wrong.
   *
   * @return how many files or pages there were to judge
   */
  int judge(Site site, FileNotes notes);
}
