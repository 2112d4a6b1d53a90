namespace Makemore;

/// <summary>
/// How the gradients of a step change the parameters. Each optimizer computes the same as the PyTorch optimizer in its
/// description.
/// </summary>
public enum Optimizer
{
    /// <summary>Stochastic gradient descent, as in the notebook: <c>p -= lr * p.grad</c>.</summary>
    Sgd,

    /// <summary>SGD with momentum (Sutskever et al. 2013): <c>torch.optim.SGD(momentum=…)</c>.</summary>
    Momentum,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019): <c>torch.optim.AdamW</c>.</summary>
    AdamW,
}
