using System.Collections.Immutable;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.CodeFixes;

/// <summary>A project in a workspace, with what the analyzer reports of it; fixes are applied as an editor or a tool does.</summary>
internal sealed class FixedProject : IDisposable
{
    private readonly AdhocWorkspace _workspace;
    private readonly ImmutableArray<DocumentId> _documents;
    private readonly ImmutableArray<Diagnostic> _faults;

    private FixedProject(AdhocWorkspace workspace, ImmutableArray<DocumentId> documents, ImmutableArray<Diagnostic> faults)
    {
        _workspace = workspace;
        _documents = documents;
        _faults = faults;
    }

    /// <summary>The project with these files.</summary>
    public static async Task<FixedProject> Of(params string[] sources)
    {
        var workspace = new AdhocWorkspace();
        CSharpCompilation user = UserProject.Of(sources);
        ProjectId id = workspace.AddProject(user.AssemblyName!, LanguageNames.CSharp).Id;
        Solution solution = workspace.CurrentSolution
            .WithProjectMetadataReferences(id, user.References)
            .WithProjectCompilationOptions(id, user.Options)
            .WithProjectParseOptions(id, UserProject.ParseOptions);
        foreach (SyntaxTree tree in user.SyntaxTrees)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath);
        Assert.True(workspace.TryApplyChanges(solution));

        Project project = workspace.CurrentSolution.GetProject(id)!;
        Compilation compilation = (await project.GetCompilationAsync())!;
        return new FixedProject(
            workspace,
            [.. project.Documents.Where(document => document.Name.StartsWith("File", StringComparison.Ordinal)).OrderBy(document => document.Name, StringComparer.Ordinal).Select(document => document.Id)],
            await GeneratorRun.FaultsOf(compilation));
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The first file as the fix leaves it, for each fault there that it offers to fix.</summary>
    public async Task<string[]> EachFixed(CodeFixProvider provider)
    {
        var texts = new List<string>();
        foreach (Diagnostic fault in _faults.Where(fault => provider.FixableDiagnosticIds.Contains(fault.Id)))
        {
            foreach (CodeAction action in await Actions(provider, fault))
                texts.Add((await TextsAfter(action))[0]);
        }
        return [.. texts];
    }

    /// <summary>The files after all faults with an id were fixed at once, in the whole project.</summary>
    /// <param name="provider">Fixes them.</param>
    /// <param name="id">The id.</param>
    /// <param name="first">The id of the fault that the action's key is taken from: as <c>dotnet format</c> does it, any fault of the analyzer.</param>
    public async Task<string[]> AllFixed(CodeFixProvider provider, string id, string? first = null)
    {
        Diagnostic fault = _faults.First(each => each.Id == (first ?? id));
        CodeAction? registered = (await Actions(provider, fault)).FirstOrDefault();
        var context = new FixAllContext(
            DocumentOf(fault), provider, FixAllScope.Solution, registered?.EquivalenceKey!, [id], new Faults(_faults), CancellationToken.None);
        CodeAction? all = await provider.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        return await TextsAfter(all);
    }

    private Document DocumentOf(Diagnostic fault) => _workspace.CurrentSolution.GetDocument(fault.Location.SourceTree)!;

    private async Task<List<CodeAction>> Actions(CodeFixProvider provider, Diagnostic fault)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(
            new CodeFixContext(DocumentOf(fault), fault.Location.SourceSpan, [fault], (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private async Task<string[]> TextsAfter(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return await Task.WhenAll(_documents.Select(async id => (await changed.GetDocument(id)!.GetTextAsync()).ToString()));
    }

    private sealed class Faults(ImmutableArray<Diagnostic> faults) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(faults.Where(fault => fault.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(faults);
    }
}
