using Goldthread.Fhir.Storage;

namespace Goldthread.Record.Own;

/// <summary>Counts what a person's own view does not show, for the journal alone: to say so on a page would tell that it is there.</summary>
public sealed class KeptBack(Withholding withholding)
{
    /// <summary>"2 Safeguarding, 1 ThirdParty"; empty when all is shown.</summary>
    public async Task<string> From(OwnView view)
    {
        var counts = new SortedDictionary<WithheldReasons, int>();
        foreach (var member in view.Members)
        {
            foreach (var (reason, count) in await withholding.HiddenFrom(member.Key, view.Sight))
            {
                counts[reason] = counts.GetValueOrDefault(reason) + count;
            }
        }

        return string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));
    }
}
