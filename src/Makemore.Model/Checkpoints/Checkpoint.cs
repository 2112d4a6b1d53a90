namespace Makemore.Engine;

/// <summary>temporary</summary>
public static class Checkpoint
{
    /// <summary>temporary</summary>
    public static void Save(string path, ILanguageModel model) => throw new NotSupportedException();

    /// <summary>temporary</summary>
    public static void Load(string path, ILanguageModel model) => throw new NotSupportedException();
}
