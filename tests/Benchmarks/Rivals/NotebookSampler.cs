using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The notebook's <c>generate_name</c>, line by line.</summary>
/// <param name="model">A trained model.</param>
/// <param name="data">The examples on which the losses of both samplers are compared.</param>
internal sealed class NotebookSampler(ILanguageModel model, ContextDataset data) : TorchContender
{
    private readonly TorchParameters _parameters = new(model);

    protected override string Form => "the notebook's sampler in TorchSharp";

    public override float Check()
    {
        float nll = 0;
        for (int i = 0; i < data.Count; i++)
        {
            using var scope = NewDisposeScope();
            Tensor x = tensor(data.Context(i).ToArray().Select(token => (long)token).ToArray());
            nll -= log_softmax(NotebookForm.Logits(_parameters, x, rows: 1), dim: 1)[0, data.Target(i)].item<float>();
        }
        return nll / data.Count;
    }

    public override void Dispose() => _parameters.Dispose();

    protected override void Work() => GenerateName();

    private string GenerateName()
    {
        var name = new StringBuilder();
        long[] context = new long[model.Spec.Context];
        while (true)
        {
            using var scope = NewDisposeScope();
            Tensor x = tensor(context);
            Tensor logits = NotebookForm.Logits(_parameters, x, rows: 1);
            Tensor probs = softmax(logits, dim: 1);

            long ix = multinomial(probs, num_samples: 1).item<long>();
            if (ix == Vocabulary.Boundary)
                return name.ToString();

            name.Append(model.Vocabulary[(int)ix]);
            context = [.. context[1..], ix];
        }
    }
}
