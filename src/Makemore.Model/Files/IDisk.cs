namespace Makemore;

/// <summary>The operations that change the disk while a file is saved. The tests have disks that fail or lose power.</summary>
internal interface IDisk
{
    /// <summary>Creates a file.</summary>
    /// <param name="path">The file. It must not exist yet.</param>
    /// <param name="isPrivate">Whether only the user may read and write it, where files have such modes.</param>
    Stream Create(string path, bool isPrivate);

    /// <summary>Waits until everything that was written to a stream of <see cref="Create"/> is on the disk.</summary>
    void Flush(Stream content);

    /// <summary>Gives a file another name, in place of the file that may have this name.</summary>
    void Move(string from, string to);

    /// <summary>Waits until the names of the files of a folder are on the disk.</summary>
    void SyncFolder(string folder);

    /// <summary>Deletes a file.</summary>
    void Delete(string path);
}
