namespace Makemore.Engine;

/// <summary>What threads work in, lent to one at a time: as many as have worked at once, and none is made twice.</summary>
/// <param name="make">Makes one where all others are lent.</param>
internal sealed class Pool<T>(Func<T> make)
{
    private readonly Stack<T> _idle = new();

    public T Rent()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out T? item))
                return item;
        }
        return make();
    }

    public void Return(T item)
    {
        lock (_idle)
            _idle.Push(item);
    }
}
