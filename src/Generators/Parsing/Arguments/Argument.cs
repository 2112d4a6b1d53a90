using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>
/// A property of the attributes [Mlp] and [MlpSweep]: which values it allows, and how a value changes a model. [Mlp] has
/// one value for the property, and [MlpSweep] has an array of values. A value is a constant as the compiler represents it:
/// for an enumeration, the number of the member.
/// </summary>
internal abstract record Argument(string Name)
{
    /// <summary>Whether the emitted specification has the value only if it is not the default.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The value if the attribute omits the argument.</summary>
    public abstract object Unwritten { get; }

    public abstract bool Allows(object value);

    /// <summary>The diagnostic for a value that is not allowed.</summary>
    public abstract Diagnostic Fault(object value, Location location);

    /// <summary>The value as C# code, such as 3 or Activation.Relu.</summary>
    public abstract string Show(object value);

    /// <summary>Returns the model with this value.</summary>
    public abstract ModelDeclaration Set(ModelDeclaration model, object value);

    /// <summary>The model's value as C# code.</summary>
    public abstract string Code(ModelDeclaration model);

    /// <summary>The model's value as a part of a class name, such as Context3 or ActivationRelu.</summary>
    public abstract string Label(ModelDeclaration model);

    public abstract bool IsDefault(ModelDeclaration model);
}

/// <summary>An argument with values of the type <typeparamref name="T"/>.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Default">The value if the attribute omits the argument.</param>
/// <param name="Get">Reads a model's value.</param>
/// <param name="With">Returns the model with another value.</param>
internal abstract record Argument<T>(string Name, T Default, Func<ModelDeclaration, T> Get, Func<ModelDeclaration, T, ModelDeclaration> With)
    : Argument(Name)
    where T : struct
{
    public sealed override object Unwritten => Default;

    public sealed override string Show(object value) => Code((T)value);

    public sealed override ModelDeclaration Set(ModelDeclaration model, object value) => With(model, (T)value);

    public sealed override string Code(ModelDeclaration model) => Code(Get(model));

    public sealed override string Label(ModelDeclaration model) => Name + Text(Get(model));

    public sealed override bool IsDefault(ModelDeclaration model) => Get(model).Equals(Default);

    /// <summary>The value as letters and digits, for a class name.</summary>
    protected abstract string Text(T value);

    protected virtual string Code(T value) => Text(value);
}
