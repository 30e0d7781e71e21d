namespace Goldthread.Population.DataSet;

/// <summary>
/// Long countings beside the pages. The columns of a data set lie in mapped memory, and to read them once it is gone ends the process: so whoever counts in the background does it in here, and when
/// the program stops nothing begins any more, and what runs is waited for.
/// </summary>
public sealed class Countings : IDisposable
{
    private readonly Lock _running = new();
    private bool _isOver;

    /// <summary>Counts, one after the other.</summary>
    /// <exception cref="OperationCanceledException">The program is stopping.</exception>
    public T Run<T>(Func<T> count)
    {
        lock (_running) return _isOver ? throw new OperationCanceledException("The program is stopping.") : count();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_running) _isOver = true;
    }
}
