using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace Goldthread.Directory;

/// <summary>Reads the directory as the server starts, so that nobody's first search waits for it; and drops what is too old to keep, once.</summary>
internal sealed class DirectoryWarmUp(ServiceDirectory directory, Unmet.UnmetSearches unmet) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await directory.Index();
            await unmet.Tidy();
        }
        catch (DbException)
        {
            // The store is in trouble; the first search reads instead.
        }
    }
}
