using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>An argument that is a member of an enumeration. The default is the first member.</summary>
/// <param name="Name">The name of the property, which is also the name of the enumeration.</param>
/// <param name="Kind">What a member is, with its article, such as "an activation".</param>
/// <param name="Get">Reads a model's value.</param>
/// <param name="With">Returns the model with another value.</param>
internal sealed record ChoiceArgument<TChoice>(
    string Name, string Kind, Func<ModelDeclaration, TChoice> Get, Func<ModelDeclaration, TChoice, ModelDeclaration> With)
    : Argument<TChoice>(Name, Default: default, Get, With)
    where TChoice : struct, Enum
{
    public override bool Allows(object value) => value is int && Enum.IsDefined(typeof(TChoice), value);

    public override Diagnostic Fault(object value, Location location) =>
        Diagnostic.Create(MlpDiagnostics.UnknownChoice, location, value, Kind, string.Join(", ", Enum.GetNames(typeof(TChoice))));

    protected override string Text(TChoice value) => value.ToString();

    protected override string Code(TChoice value) => $"{Name}.{value}";
}
