using System.Collections.Immutable;
using Makemore.Generators.CodeFixes;
using Makemore.Generators.Tests.Diagnostics;
using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Makemore.Generators.Tests.CodeFixes;

public class CodeFixTests
{
    [Theory]
    [InlineData("[Mlp]\nclass Model;\n", "[Mlp]\npartial class Model;\n")]
    [InlineData("/// <summary>A model.</summary>\n[Mlp]\ninternal sealed class Model { } // End.\n", "/// <summary>A model.</summary>\n[Mlp]\ninternal sealed partial class Model { } // End.\n")]
    [InlineData("// A type.\nreadonly ref struct Outer { [Mlp] partial class Model; }\n", "// A type.\nreadonly ref partial struct Outer { [Mlp] partial class Model; }\n")]
    [InlineData("record struct Outer { [Mlp] partial class Model; }\n", "partial record struct Outer { [Mlp] partial class Model; }\n")]
    public async Task MakesATypePartial(string source, string expected)
    {
        Assert.Equal(expected, Assert.Single(await Fix(new MakePartialFix(), source)));
        await Expect.Model(expected);
    }

    [Theory]
    [InlineData("\"abca\"", "\"abc\"")]
    [InlineData("\"zb.a\"", "\"zba\"")]
    [InlineData("\"a\\uD83D\\n\"", "\"a\"")]
    [InlineData("@\"\"\"\"\"\\\\\" /* All. */", "\"\\\"\\\\\" /* All. */")]
    public async Task LeavesEachLetterOnce(string alphabet, string expected)
    {
        ImmutableArray<string> texts = await Fix(new CleanAlphabetFix(), $"[Mlp(Alphabet = {alphabet})] partial class Model;");
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Equal($"[Mlp(Alphabet = {expected})] partial class Model;", text));
        await Expect.Model(texts[0]);
    }

    [Theory]
    [InlineData("\"..\"")]
    [InlineData("\"a\" + \"a\"")]
    public async Task OffersNothingWhereThereIsNoLetterOrNoLiteral(string alphabet) =>
        Assert.Empty(await Fix(new CleanAlphabetFix(), $"[Mlp(Alphabet = {alphabet})] partial class Model;"));

    /// <summary>The source as the fix leaves it, for each fault that it offers to fix.</summary>
    private static async Task<ImmutableArray<string>> Fix(CodeFixProvider provider, string source)
    {
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("UserProject", LanguageNames.CSharp).AddDocument("File0.cs", SourceText.From(source));
        ImmutableArray<Diagnostic> faults = await GeneratorRun.On(UserProject.Of(source)).Faults();

        var actions = new List<CodeAction>();
        foreach (Diagnostic fault in faults.Where(fault => provider.FixableDiagnosticIds.Contains(fault.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, fault.Location.SourceSpan, [fault], (action, _) => actions.Add(action), CancellationToken.None));

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (CodeAction action in actions)
        {
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
            Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            texts.Add((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString());
        }
        return texts.ToImmutable();
    }
}
