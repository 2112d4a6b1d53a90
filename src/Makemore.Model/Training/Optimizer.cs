namespace Makemore;

/// <summary>How a step's gradients change the parameters; each as PyTorch's optimizer of that name has it.</summary>
public enum Optimizer
{
    /// <summary>The notebook's: <c>p -= lr * p.grad</c>.</summary>
    Sgd,

    /// <summary>SGD with momentum (Sutskever et al. 2013): <c>torch.optim.SGD(momentum=…)</c>.</summary>
    Momentum,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>torch.optim.AdamW</c>.</summary>
    AdamW,
}
