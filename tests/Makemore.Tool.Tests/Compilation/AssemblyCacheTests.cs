using Makemore.Testing;
using Makemore.Tool.Compilation;

namespace Makemore.Tool.Tests.Compilation;

public sealed class AssemblyCacheTests : IDisposable
{
    private static readonly Declaration Notebook = DeclarationText.Parse(Declared.Notebook);

    private readonly TemporaryFolder _folder = new();
    private readonly AssemblyCache _cache;

    public AssemblyCacheTests() => _cache = new AssemblyCache(Folder);

    private string Folder => Path.Combine(_folder.Path, "models");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ACompiledModelIsKeptAndUsed()
    {
        ModelFactory compiled = new CompiledModels(_cache).Of(Notebook).Single();
        byte[]? kept = _cache.Find(AssemblyCache.Key(Notebook));
        ModelFactory again = new CompiledModels(_cache).Of(Notebook).Single();

        Assert.NotNull(kept);
        Assert.Equal(compiled.Spec, again.Spec);
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void EachDeclarationHasAKeyOfItsOwn() =>
        Assert.NotEqual(AssemblyCache.Key(Notebook), AssemblyCache.Key(Notebook with { ClassName = "Other" }));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-1)]
    public void ADamagedFileIsIgnoredAndWrittenAgain(int length)
    {
        string key = AssemblyCache.Key(Notebook);
        ModelFactory compiled = new CompiledModels(_cache).Of(Notebook).Single();
        string file = Assert.Single(Directory.GetFiles(Folder));
        byte[] intact = File.ReadAllBytes(file);
        byte[] damaged = length < 0 ? [.. intact[..^1], (byte)(intact[^1] ^ 1)] : intact[..length];
        File.WriteAllBytes(file, damaged);

        Assert.Null(_cache.Find(key));
        Assert.Equal(compiled.Spec, new CompiledModels(_cache).Of(Notebook).Single().Spec);
        Assert.Equal(intact, File.ReadAllBytes(file));
    }

    [Fact]
    public void TheFileOfAnotherKeyIsIgnored()
    {
        _cache.Store("one", [1, 2, 3]);
        File.Move(Assert.Single(Directory.GetFiles(Folder)), Path.Combine(Folder, "two.model"));

        Assert.Null(_cache.Find("two"));
    }

    [Fact]
    public void AModelIsCompiledWhenTheCacheCannotBeWritten()
    {
        File.WriteAllText(Folder, "a file where the folder would be");

        Assert.Equal("Model", new CompiledModels(_cache).Of(Notebook).Single().Name);
    }
}
