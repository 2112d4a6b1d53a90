using System.Text.Json;
using Makemore.Testing;

namespace Makemore.Torch.Tests;

/// <summary>What does not use the Torch backend pays nothing for it. (These projects are built before the tests.)</summary>
public class WithoutTorchTests
{
    [Theory]
    [InlineData("src/Generators")]
    [InlineData("src/Makemore.Model")]
    [InlineData("src/Samples/Names")]
    public void ItRestoresNothingOfTorch(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllBytes(Folder(project, "obj", "project.assets.json")));
        IEnumerable<string> libraries = assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name);
        Assert.DoesNotContain(libraries, IsOfTorch);
    }

    [Theory]
    [InlineData("src/Makemore.Model", "Makemore.dll")]
    [InlineData("src/Samples/Names", "Names.dll")]
    public void ItsOutputHoldsNothingOfTorch(string project, string program)
    {
        string[] files = Directory.GetFiles(Folder(project, "bin"), "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => Path.GetFileName(file) == program);
        Assert.DoesNotContain(files, file => IsOfTorch(Path.GetFileName(file)));
    }

    [Fact]
    public void TheRuntimeReferencesNothingOfTorch() =>
        Assert.DoesNotContain(typeof(MlpAttribute).Assembly.GetReferencedAssemblies(), assembly => IsOfTorch(assembly.Name!));

    private static bool IsOfTorch(string name) => name.Contains("torch", StringComparison.OrdinalIgnoreCase);

    private static string Folder(string project, params string[] parts) => Path.Combine([SharedFiles.RepositoryRoot, project, .. parts]);
}
