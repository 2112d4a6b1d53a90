using System.Text;
using Makemore.Testing;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Compilation;

public sealed class SavedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string ModelFile => _folder["model.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Declared.Notebook)]
    [InlineData(Declared.Elaborate)]
    [InlineData("Context = 8, Embed = 5, Hidden = 6, Hierarchical = true, Normalization = Normalization.Layer")]
    [InlineData("Depth = 0, Alphabet = \"é ’-\\\"\\\\Z9\"")]
    public void ASavedModelIsCompiledFromItsFileAndGeneratesTheSameNames(string arguments)
    {
        ILanguageModel model = Declared.Model(arguments, "Trained").Create(seed: 3);
        model.Save(ModelFile);

        ILanguageModel loaded = new CompiledModels(cache: null).Find(CheckpointInfo.Read(ModelFile))!.Load(ModelFile);

        Assert.Equal("Trained", loaded.Spec.Name);
        Assert.Equal(model.Sample(10), loaded.Sample(10));
    }

    [Fact]
    public void AWordModelIsCompiledFromItsFile()
    {
        var vocabulary = Vocabulary.FromWords(Corpus.FromLines(["the cat sat", "the dog sat"]), size: 10);
        ILanguageModel model = Declared.Model("Tokens = Tokens.Words, VocabularySize = 50, Hidden = 4").Create(vocabulary, seed: 3);
        model.Save(ModelFile);

        Assert.Equal(model.Sample(5), new CompiledModels(cache: null).Find(CheckpointInfo.Read(ModelFile))!.Load(ModelFile).Sample(5));
    }

    [Fact]
    public void AFileWithoutSettingsGivesNoModel()
    {
        const string Header = """{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  """;
        _folder.Write("model.safetensors", [.. BitConverter.GetBytes((ulong)Header.Length), .. Encoding.UTF8.GetBytes(Header), 0, 0, 0, 0]);

        Assert.Null(new CompiledModels(cache: null).Find(CheckpointInfo.Read(ModelFile)));
    }

    [Fact]
    public void ASettingThatNoDeclarationMayHaveIsAnErrorOfTheFile()
    {
        SaveWithHidden("000");
        string message = Assert.Throws<CheckpointException>(() => new CompiledModels(cache: null).Find(CheckpointInfo.Read(ModelFile))).Message;

        Assert.StartsWith($"{ModelFile}: ", message, StringComparison.Ordinal);
        Assert.Contains("Hidden is 0", message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoModelIsCreatedIfTheFileDoesNotHaveItsTensors()
    {
        SaveWithHidden("999");
        string message = Assert.Throws<CheckpointException>(() => new CompiledModels(cache: null).Find(CheckpointInfo.Read(ModelFile))).Message;
        Assert.StartsWith($"{ModelFile}: Wx is (100, 60) in the file and (999, 60) in Model;", message, StringComparison.Ordinal);
    }

    /// <summary>Saves the notebook's model, as if it had another number of units.</summary>
    private void SaveWithHidden(string units)
    {
        Declared.Model(Declared.Notebook).Create().Save(ModelFile);
        byte[] file = File.ReadAllBytes(ModelFile);
        byte[] hidden = "\"hidden\":\"100\""u8.ToArray();
        Encoding.UTF8.GetBytes($"\"hidden\":\"{units}\"").CopyTo(file.AsSpan(file.AsSpan().IndexOf(hidden)));
        File.WriteAllBytes(ModelFile, file);
    }
}
