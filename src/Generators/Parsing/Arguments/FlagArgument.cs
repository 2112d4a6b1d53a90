using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>An argument that is true or false. The default is false.</summary>
internal sealed record FlagArgument(string Name, Func<ModelDeclaration, bool> Get, Func<ModelDeclaration, bool, ModelDeclaration> With)
    : Argument<bool>(Name, Default: false, Get, With)
{
    public override bool Allows(object value) => value is bool;

    public override Diagnostic Fault(object value, Location location) => throw new InvalidOperationException($"{Name} must be true or false, but it is {value}.");

    protected override string Text(bool value) => value ? "True" : "False";

    protected override string Code(bool value) => value ? "true" : "false";
}
