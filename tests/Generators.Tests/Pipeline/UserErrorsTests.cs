using Makemore.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Makemore.Generators.Tests.Pipeline;

/// <summary>Which errors are the user's, and which are not, whatever the generator wrote.</summary>
public sealed class UserErrorsTests
{
    private const string Words = "Tokens = Tokens.Words";
    private const string WordConstructor = "public Model(Vocabulary v, int s = 42) { }";
    private const string LetterConstructor = "public Model(int s = 42) { }";

    /// <summary>A model of words is made from a vocabulary, and one of letters from a seed.</summary>
    [Theory]
    [InlineData(Words, "Model() : this(1) { }", WordConstructor)]
    [InlineData(Words, "Model(string x) : this(x.Length) { }", WordConstructor)]
    [InlineData(Words, "Model(string x = \"\") : this(x.Length) { }", WordConstructor)]
    [InlineData(Words, "Model(params int[] x) : this(x.Length) { }", WordConstructor)]
    [InlineData(Words, "Model(in int x) : this(x + 1) { }", WordConstructor)]
    [InlineData(Words, "Model(long x = 1) : this((int)x) { }", WordConstructor)]
    [InlineData("", "Model(Vocabulary? x, int y) : this(x!) { }", LetterConstructor)]
    [InlineData("", "Model(Vocabulary x) : this(x, 1) { }", LetterConstructor)]
    public void ACallOfAConstructorThatIsNotPromisedIsTheUsers(string arguments, string member, string emitted) =>
        Assert.Empty(Left(arguments, member, emitted));

    [Theory]
    [InlineData("", "Model() : this(1) { }", LetterConstructor)]
    [InlineData("", "Model(string x) : this(x.Length) { }", LetterConstructor)]
    [InlineData("", "Model(string x = \"\") : this(x.Length) { }", LetterConstructor)]
    [InlineData("", "Model(params int[] x) : this(x.Length) { }", LetterConstructor)]
    [InlineData("", "Model(in int x) : this(x + 1) { }", LetterConstructor)]
    [InlineData("", "Model(long x = 1) : this((int)x) { }", LetterConstructor)]
    [InlineData(Words, "Model(Vocabulary? x, string y) : this(x!, y.Length) { }", WordConstructor)]
    [InlineData(Words, "Model(Vocabulary x) : this(x, 1) { }", WordConstructor)]
    public void ACallOfAConstructorThatIsPromisedIsTheGeneratorsIfItIsMissing(string arguments, string member, string promised)
    {
        Assert.Empty(Left(arguments, member, promised));
        Assert.NotEmpty(Left(arguments, member, emitted: ""));
    }

    /// <summary>What stands for the model must not be at fault itself: nothing would be judged then.</summary>
    [Theory]
    [InlineData("[Mlp] partial class Model { }")]
    [InlineData("[Mlp] partial class @extension { }")]
    [InlineData("[Mlp] partial record @file { }")]
    [InlineData("namespace Lab.@event { partial struct @required { [Mlp] partial class Model { } } }")]
    [InlineData("partial interface IOuter<@field> { [Mlp(Tokens = Tokens.Words)] partial class Model { Vocabulary INextTokenModel.Vocabulary => null!; } }")]
    [InlineData("[Mlp(Backend = Backend.Torch)] partial class Model { Model(string x) : this(1, x) { } }")]
    [InlineData("partial record struct Pair { [Mlp(Tokens = Tokens.Words, Backend = Backend.Torch)] partial class Model { Model(Vocabulary x) : this(x, 1, \"cpu\") { } } }")]
    public void ADeclarationWithoutErrorsHasNone(string source) =>
        Assert.Empty(UserErrors.Of(UserProject.WithTorch(source)).All);

    [Fact]
    public void AnErrorBesideTheUsersIsSeen() =>
        Assert.Equal(["CS0246"], Left(Words, "Model() : this(1) { }", $"{WordConstructor} Missing _field = null!;"));

    [Fact]
    public void AnErrorThatWhatIsEmittedCausesInTheUsersCodeIsSeen() =>
        Assert.Equal(["CS0121"], Left("", "Model(string x) : this(x.Length) { }", "Model(int a, int b = 0) { } Model(int a, string b = \"\") { }"));

    private static IEnumerable<string> Left(string arguments, string member, string emitted)
    {
        CSharpCompilation project = UserProject.Of($"[Mlp({arguments})] partial class Model {{ {member} }}");
        UserErrors theUsers = UserErrors.Of(project);
        Assert.False(theUsers.HaveConsequences);
        CSharpCompilation whole = project.AddSyntaxTrees(UserProject.Parse("Emitted.cs", $"#nullable enable\npartial class Model {{ {emitted} }}"));
        return theUsers.Except(GeneratorRun.ErrorsOf(whole)).Select(error => error.Id);
    }
}
