using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>An argument that is a real number, at least 0 and below a limit.</summary>
internal sealed record NumberArgument(
    string Name, float Default, float Limit, Func<ModelDeclaration, float> Get, Func<ModelDeclaration, float, ModelDeclaration> With)
    : Argument<float>(Name, Default, Get, With)
{
    public override bool Allows(object value) => value is float number && number >= 0 && number < Limit;

    public override Diagnostic Fault(object value, Location location) =>
        Diagnostic.Create(MlpDiagnostics.NumberOutOfRange, location, Name, InitialValues.Number((float)value), InitialValues.Number(Limit));

    /// <summary>The value without point and sign, which a class name cannot contain: 0.25 is 0p25, and −0 is 0.</summary>
    protected override string Text(float value) => InitialValues.Number(Math.Abs(value)).Replace('.', 'p').Replace("E-", "em").Replace("E+", "e");

    protected override string Code(float value) => InitialValues.Number(value) + "f";
}
