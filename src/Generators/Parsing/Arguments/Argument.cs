using Makemore.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Makemore.Generators.Parsing.Arguments;

/// <summary>
/// A property of the attributes, of which [Mlp] has one value and [MlpSweep] an array: what it may be, and what it makes
/// of a model. A value here is the compiler's constant; of an enumeration that is the member's number.
/// </summary>
internal abstract record Argument(string Name)
{
    /// <summary>The value where none is written.</summary>
    public abstract object Unwritten { get; }

    public abstract bool Allows(object value);

    /// <summary>What to say of a value that is not allowed.</summary>
    public abstract Diagnostic Fault(object value, Location location);

    /// <summary>The value as C# code: 3, Activation.Relu.</summary>
    public abstract string Show(object value);

    /// <summary>The model with this value.</summary>
    public abstract ModelDeclaration Set(ModelDeclaration model, object value);

    /// <summary>The model's value as C# code.</summary>
    public abstract string Code(ModelDeclaration model);

    /// <summary>The model's value as a part of a name: Context3, ActivationRelu.</summary>
    public abstract string Label(ModelDeclaration model);

    public abstract bool IsDefault(ModelDeclaration model);
}

/// <summary>An argument whose values are of a type.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Default">The value where none is written.</param>
/// <param name="Get">Reads a model's value.</param>
/// <param name="With">Gives a model another value.</param>
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

    /// <summary>The value in letters and digits.</summary>
    protected abstract string Text(T value);

    protected virtual string Code(T value) => Text(value);
}
