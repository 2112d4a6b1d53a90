using System.Globalization;
using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>An argument that is a whole number within a range.</summary>
internal sealed record SizeArgument(
    string Name, int Default, int Minimum, int Maximum, Func<ModelDeclaration, int> Get, Func<ModelDeclaration, int, ModelDeclaration> With)
    : Argument<int>(Name, Default, Get, With)
{
    public override bool Allows(object value) => value is int size && size >= Minimum && size <= Maximum;

    public override Diagnostic Fault(object value, Location location) =>
        Diagnostic.Create(MlpDiagnostics.SizeOutOfRange, location, Name, value, Minimum, Maximum);

    protected override string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
