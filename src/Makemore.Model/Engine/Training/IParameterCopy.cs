using System.ComponentModel;

namespace Makemore.Engine;

/// <summary>
/// A second set of all that a model has learned, beside the one that it computes with: the parameters, and what else its
/// layers keep. Begins as zeros. This type supports generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterCopy : IDisposable
{
    /// <summary>copy ← model.</summary>
    void Take();

    /// <summary>copy ← copy + share · (model − copy).</summary>
    /// <param name="share">How far the copy goes towards the model: 1 is all the way.</param>
    void Approach(float share);

    /// <summary>copy ↔ model.</summary>
    void Exchange();
}
