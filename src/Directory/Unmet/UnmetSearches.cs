using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;

namespace Goldthread.Directory.Unmet;

/// <summary>
/// The list of what people looked for and did not find (domain row N09): words, area, month and a count. Never who, and never shown where fewer than
/// <see cref="Fewest"/> searched. One connection counts once an hour for the same words; that is known in memory only.
/// </summary>
internal sealed class UnmetSearches(Database database, ServiceDirectory directory, TimeProvider clock)
{
    /// <summary>Counts below this are not shown.</summary>
    public const int Fewest = 5;

    private const int MonthsKept = 24;
    private const int MostRowsAMonth = 20_000;
    private const int MostRemembered = 50_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private readonly ConcurrentDictionary<string, long> _lately = new(StringComparer.Ordinal);

    /// <summary>Counts a search that found nothing.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="area">A neighbourhood, a postcode sector or coarser; empty for none.</param>
    /// <param name="connection">From where; used only to count one visitor once.</param>
    public async Task Note(string typed, string area, string connection)
    {
        var words = UnmetWords.Of(typed);
        if (words.Length == 0 || !IsNews(words + "\n" + area + "\n" + connection)) return;
        var today = directory.Today;
        await database.Write(session =>
        {
            if (UnmetTable.Rows(session, today) < MostRowsAMonth) UnmetTable.Count(session, words, area, today);
            return true;
        });
    }

    /// <summary>What was not found in the last months, most often first; and how many more stay hidden because too few searched for them.</summary>
    public async Task<(IReadOnlyList<UnmetNeed> Shown, int Hidden)> Since(int months)
    {
        var today = directory.Today;
        var all = await database.Read(s => UnmetTable.Since(s, today.AddMonths(-months)));
        var shown = all.Where(n => n.Times >= Fewest).ToList();
        return (shown, all.Count - shown.Count);
    }

    /// <summary>Takes out what is older than two years.</summary>
    public Task<int> Tidy() => database.Write(s => UnmetTable.Drop(s, directory.Today.AddMonths(-MonthsKept)));

    private bool IsNews(string what)
    {
        var key = Convert.ToHexString(HMACSHA256.HashData(_salt, Encoding.UTF8.GetBytes(what)));
        var now = clock.GetTimestamp();
        if (_lately.Count > MostRemembered) _lately.Clear();
        if (_lately.TryGetValue(key, out var at) && clock.GetElapsedTime(at, now) < Hour) return false;
        _lately[key] = now;
        return true;
    }
}
