namespace Makemore.Engine;

/// <summary>Objects that threads borrow to work in. Each is lent to one borrower at a time, and used again afterwards.</summary>
/// <param name="make">Makes an object where all others are lent.</param>
/// <param name="mostIdle">How many idle objects are kept; the garbage collector takes the others.</param>
internal sealed class Pool<T>(Func<T> make, int mostIdle = int.MaxValue)
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
        {
            if (_idle.Count < mostIdle)
                _idle.Push(item);
        }
    }
}
