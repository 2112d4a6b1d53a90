namespace Makemore;

/// <summary>How a step's gradients change the parameters; each as PyTorch's optimizer of that name has it.</summary>
public enum Optimizer
{
    /// <summary>The notebook's: <c>p -= lr * p.grad</c>.</summary>
    Sgd,

    /// <summary>SGD along a running sum of the gradients (Sutskever et al. 2013): <c>torch.optim.SGD(momentum=…)</c>.</summary>
    Momentum,

    /// <summary>Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019): <c>torch.optim.AdamW</c>.</summary>
    AdamW,
}
