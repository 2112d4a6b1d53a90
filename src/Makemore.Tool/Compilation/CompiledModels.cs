using System.Reflection;
using Makemore.Engine;

namespace Makemore.Tool.Compilation;

/// <summary>Compiles declarations in memory and loads them.</summary>
/// <param name="cache">Keeps the compiled assemblies; null to compile each time.</param>
internal sealed class CompiledModels(AssemblyCache? cache)
{
    /// <summary>The models of a declaration: one, or those of a sweep in its order.</summary>
    /// <exception cref="DeclarationException">The declaration has errors.</exception>
    public IReadOnlyList<ModelFactory> Of(Declaration declaration)
    {
        // The generator lists the models of each assembly.
        Type list = Assembly.Load(Image(declaration)).GetType("Makemore.MakemoreModels", throwOnError: true)!;
        return (IReadOnlyList<ModelFactory>)list.GetProperty("All")!.GetValue(null)!;
    }

    /// <summary>Declares the class of a saved model of any class, without creating a model.</summary>
    /// <returns>The class; null if the file does not hold its declaration.</returns>
    /// <exception cref="CheckpointException">The file is damaged, or it does not have the tensors of its declaration.</exception>
    public ModelFactory? Find(CheckpointInfo file)
    {
        try
        {
            if (SavedDeclaration.Of(file) is not { } declaration)
                return null;
            ModelFactory model = Of(declaration).Single();
            // The file may declare a model of any size. A model is created only if its tensors are in the file.
            CheckpointFit.ThrowUnlessOf(file, model.Spec);
            return model;
        }
        catch (DeclarationException exception)
        {
            throw CheckpointException.Damaged(file.Path, $"of its settings, {exception.Message}", exception);
        }
    }

    private byte[] Image(Declaration declaration)
    {
        if (cache is null)
            return GeneratedModel.Of(declaration).Compile();
        string key = AssemblyCache.Key(declaration);
        if (cache.Find(key) is { } known)
            return known;
        byte[] image = GeneratedModel.Of(declaration).Compile();
        cache.Store(key, image);
        return image;
    }
}
