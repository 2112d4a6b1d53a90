namespace Makemore.Testing;

/// <summary>A model's class: what <see cref="ILanguageModel{TSelf}"/> has before there is an instance.</summary>
public sealed class CompiledModel
{
    internal CompiledModel(Type type)
    {
        Create = type.GetMethod("Create", [typeof(int)])!.CreateDelegate<Func<int, ILanguageModel>>();
        Load = type.GetMethod("Load")!.CreateDelegate<Func<string, ILanguageModel>>();
    }

    /// <summary>A new model from a seed.</summary>
    public Func<int, ILanguageModel> Create { get; }

    /// <summary>The model of a safetensors file.</summary>
    public Func<string, ILanguageModel> Load { get; }
}
