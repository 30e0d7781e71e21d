using System.Globalization;

namespace Goldthread.Fhir.Import;

/// <summary>Counts while an import runs, from several tasks at once.</summary>
internal sealed class ImportTally
{
    private const int MostExamples = 5;

    private readonly Lock _gate = new();
    private readonly List<(int File, long Order, Refusal Refusal)> _refusals = [];
    private readonly SortedDictionary<string, (long Count, List<string> Examples)> _warnings = new(StringComparer.Ordinal);

    public long New { get; private set; }

    public long Changed { get; private set; }

    public long Unchanged { get; private set; }

    public long Refused { get; private set; }

    public long Total => New + Changed + Unchanged + Refused;

    public void Accept(long created, long changed, long unchanged)
    {
        lock (_gate)
        {
            New += created;
            Changed += changed;
            Unchanged += unchanged;
        }
    }

    /// <summary>Counts a refusal; <paramref name="file"/> and <paramref name="order"/> say where it stands among the others.</summary>
    public void Refuse(int file, long order, Refusal refusal)
    {
        lock (_gate)
        {
            Refused += refusal.Resources;
            if (_refusals.Count < ImportReport.MostRefusals)
            {
                _refusals.Add((file, order, refusal));
            }
        }
    }

    /// <summary>Counts a warning of a kind; the first few places are shown. "{0}" in <paramref name="kind"/> is the count.</summary>
    public void Warn(string kind, string place, long count = 1)
    {
        lock (_gate)
        {
            var (before, examples) = _warnings.GetValueOrDefault(kind, (0, []));
            if (examples.Count < MostExamples)
            {
                examples.Add(place);
            }

            _warnings[kind] = (before + count, examples);
        }
    }

    public ImportReport Report(int files, long bytes, TimeSpan time) => new(
        New,
        Changed,
        Unchanged,
        Refused,
        [.. _refusals.OrderBy(r => r.File).ThenBy(r => r.Order).Select(r => r.Refusal)],
        [.. _warnings.Select(w => string.Format(CultureInfo.InvariantCulture, w.Key, w.Value.Count.ToString("N0", CultureInfo.InvariantCulture))
            + $" ({(w.Value.Count > w.Value.Examples.Count ? "first: " : "")}{string.Join("; ", w.Value.Examples)})")],
        files,
        bytes,
        time.TotalSeconds);
}
