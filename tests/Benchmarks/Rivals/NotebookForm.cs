using static TorchSharp.torch;

namespace Makemore.Benchmarks.Rivals;

/// <summary>The notebook's forward pass, line by line.</summary>
internal static class NotebookForm
{
    public static Tensor Logits(TorchParameters parameters, Tensor X, long rows)
    {
        (Tensor E, Tensor Wx, Tensor bh, Tensor Wy, Tensor by) =
            (parameters.All[0], parameters.All[1], parameters.All[2], parameters.All[3], parameters.All[4]);
        Tensor emb = E[X];
        Tensor emb_cat = emb.view(rows, -1);
        Tensor h = tanh(emb_cat.matmul(Wx.T) + bh);
        return h.matmul(Wy.T) + by;
    }
}
