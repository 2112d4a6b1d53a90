namespace Makemore.Engine;

/// <summary>
/// Objects that threads rent as working memory. Each object has one user at a time. It is reused afterward.
/// </summary>
/// <param name="make">Makes an object when all others are rented.</param>
/// <param name="mostIdle">The largest number of idle objects that are kept. The garbage collector frees the others.</param>
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
