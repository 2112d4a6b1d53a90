using Makemore.Testing;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Commands;

public sealed class DeclarationCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ShowPrintsTheGeneratedFiles()
    {
        Run run = await Run.Of("show", "--context", "8", "--normalization", "batch");

        Assert.Equal(0, run.ExitCode);
        foreach ((string name, string text) in GeneratedModel.Of(DeclarationText.Parse("Context = 8, Embed = 20, Hidden = 100, Normalization = Normalization.Batch")).Files)
            Assert.Contains($"// {name}{Environment.NewLine}{text}{Environment.NewLine}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowWritesTheGeneratedFilesAndDiffReadsThem()
    {
        await Run.Of("show", "--preset", "lecture", "--out", _folder.Path);
        Run diff = await Run.Of("diff", _folder.Path, "Context = 3, Embed = 10, Hidden = 100");

        Assert.Equal(0, diff.ExitCode);
        Assert.Contains("| **Wx** | 200 × 30 | 100 × 30 |", diff.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewWritesAProjectAndRefusesToOverwriteIt()
    {
        string current = Environment.CurrentDirectory;
        Environment.CurrentDirectory = _folder.Path;
        try
        {
            Run first = await Run.Of("new", "NameModel", "--hidden", "7", "--activation", "relu");
            Run second = await Run.Of("new", "NameModel");

            Assert.Equal("", first.Errors);
            Assert.Equal(["NameModel.cs", "NameModel.csproj", "Program.cs"], Directory.GetFiles("NameModel").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
            Assert.Contains("[Mlp(Context = 3, Embed = 20, Hidden = 7, Activation = Activation.Relu)]\npublic partial class NameModel;", File.ReadAllText("NameModel/NameModel.cs"), StringComparison.Ordinal);
            Assert.Equal((1, "error: NameModel exists; specify another name, or delete it first."), (second.ExitCode, second.Errors.Trim()));
        }
        finally
        {
            Environment.CurrentDirectory = current;
        }
    }

    [Theory]
    [InlineData("error: '1st' cannot be the name of a class", "new", "1st")]
    [InlineData("error: 'class' is a C# keyword; specify another name, such as NameModel.", "new", "class")]
    [InlineData("error: 'true' is a C# keyword; specify another name, such as NameModel.", "new", "true")]
    [InlineData("error: 'required' is a C# keyword; specify another name, such as NameModel.", "new", "required")]
    [InlineData("error: 'Program' is a name that the project already uses; specify another name, such as NameModel.", "new", "Program")]
    [InlineData("error: 'program' is a name that the project already uses;", "new", "program")]
    [InlineData("error: 'Makemore' is a name that the project already uses;", "new", "Makemore")]
    [InlineData("error: 'MakemoreApp' is a name that the project already uses;", "new", "MakemoreApp")]
    [InlineData("error: 'MakemoreModels' is a name that the project already uses;", "new", "MakemoreModels")]
    [InlineData("error: 'Mlp' is a name that the project already uses;", "new", "Mlp")]
    [InlineData("error: 'Activation' is a name that the project already uses;", "new", "Activation")]
    [InlineData("error: 'ScottPlot' is a name that the project already uses;", "new", "ScottPlot")]
    [InlineData("error: --backend torch: this tool cannot compile models for Torch;", "new", "Other", "--backend", "torch")]
    [InlineData("error: --backend torch: this tool cannot compile models for Torch;", "show", "--backend", "torch")]
    [InlineData("error: --hidden 0: Hidden is 0", "new", "Other", "--hidden", "0")]
    [InlineData("error: --hidden 0: Hidden is 0", "show", "--hidden", "0")]
    [InlineData("error: 'nowhere.st' is not a file or a folder, and not a declaration such as \"Context = 3, Hidden = 100\"", "diff", "nowhere.st", "Context = 3")]
    public async Task AFaultyArgumentIsAUsageError(string error, params string[] args)
    {
        Run run = await Run.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(error, run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(args[1]));
    }

    [Fact]
    public async Task TheFolderOfTheCodeIsNoFile()
    {
        string file = _folder.Write("names.txt", "emma"u8);
        Run run = await Run.Of("show", "--out", file);
        Assert.Equal((1, $"error: --out {file} is a file; specify a folder."), (run.ExitCode, run.Errors.TrimEnd()));
    }
}
