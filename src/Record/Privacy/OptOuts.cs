using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Record.Privacy;

/// <summary>What a new list of opt-outs would change, or has changed.</summary>
/// <param name="Listed">How many numbers it has.</param>
/// <param name="Added">Those that were not on the list before.</param>
/// <param name="Removed">Those that were, and are no longer.</param>
public sealed record OptOutChange(int Listed, int Added, int Removed);

/// <summary>
/// The national data opt-out: people whose record is not used beyond their own care, for planning or research. Whole records are left out, and stay out after
/// death (domain rule B6; https://digital.nhs.uk/services/national-data-opt-out). The national service says who they are; its list is entered here as a whole and
/// asked at every answer to whoever asks for such a purpose. Care is not touched by it.
/// </summary>
public sealed class OptOuts(Database database, Relationships relationships, PersonDirectory directory, TimeProvider clock)
{
    /// <summary>The most numbers that one list may have.</summary>
    public const int Most = 50_000;

    /// <summary>Reads a list: a number on each line, with spaces or without; what follows a comma is passed over. Faults name the line.</summary>
    public static Outcome<HashSet<string>> Read(string? text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var faults = new List<Fault>();
        var lines = (text ?? "").Split('\n');
        for (var i = 0; i < lines.Length && faults.Count < 20; i++)
        {
            var line = lines[i].Split(',')[0].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (NhsNumber.TryParse(line, out var number))
            {
                numbers.Add(number.ToString());
            }
            else
            {
                faults.Add(new Fault(FaultKind.Invalid, $"Line {i + 1}: \"{(line.Length > 40 ? line[..40] + "…" : line)}\" is not an NHS number", "Numbers"));
            }
        }

        if (numbers.Count > Most)
        {
            faults.Add(new Fault(FaultKind.Invalid, $"A list may have {Most:N0} numbers at most; this has {numbers.Count:N0}", "Numbers"));
        }

        return faults.Count > 0 ? faults.ToArray() : numbers;
    }

    /// <summary>How many people have opted out, and when the newest of them was entered.</summary>
    public async Task<(long People, DateTimeOffset? Newest)> Counts()
    {
        var (people, newest) = await database.Read(OptOutTable.Counts);
        return (people, people == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(newest));
    }

    /// <summary>What a list would change.</summary>
    public async Task<OptOutChange> Compare(IReadOnlySet<string> numbers)
    {
        var before = await database.Read(OptOutTable.All);
        return new OptOutChange(numbers.Count, numbers.Count(n => !before.ContainsKey(n)), before.Keys.Count(n => !numbers.Contains(n)));
    }

    /// <summary>Makes a list the list. Each person's change is an act of its own; where it is cut off, the same list once more does what is left.</summary>
    /// <param name="numbers">All who have opted out.</param>
    /// <param name="sight">Who enters it.</param>
    public async Task<OptOutChange> Replace(IReadOnlySet<string> numbers, Sight sight)
    {
        var before = await database.Read(OptOutTable.All);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var (added, removed) = (numbers.Where(n => !before.ContainsKey(n)).ToList(), before.Keys.Where(n => !numbers.Contains(n)).ToList());

        // First the list, which whatever comes in meanwhile asks; then the records that are here.
        foreach (var some in added.Chunk(500))
        {
            await Write(sight, $"enter {some.Length} national data opt-outs", session => Array.ForEach(some, n => OptOutTable.Put(session, n, now, applied: false)));
        }

        var open = added.Concat(before.Where(b => !b.Value && numbers.Contains(b.Key)).Select(b => b.Key)).ToList();
        foreach (var members in await Records(open))
        {
            await relationships.Give(members, Relationship.Everyone, SightGround.OptedOut, null, sight.Act(clock, "opted out of uses beyond care"));
        }

        foreach (var members in await Records(removed))
        {
            await relationships.End(members, Relationship.Everyone, SightGround.OptedOut, sight.Act(clock, "no longer opted out of uses beyond care"));
        }

        foreach (var some in removed.Select(n => (Number: n, Holds: false)).Concat(open.Select(n => (Number: n, Holds: true))).Chunk(500))
        {
            await Write(sight, $"{some.Length} national data opt-outs hold now", session =>
            {
                foreach (var (number, holds) in some)
                {
                    if (holds)
                    {
                        OptOutTable.Put(session, number, now, applied: true);
                    }
                    else
                    {
                        OptOutTable.Remove(session, number);
                    }
                }
            });
        }

        return new OptOutChange(numbers.Count, added.Count, removed.Count);
    }

    // Every record that says one of these numbers, verified or not, before those that it is one person with.
    private async Task<List<List<Identity>>> Records(IReadOnlyList<string> numbers)
    {
        var records = new List<List<Identity>>();
        foreach (var number in numbers)
        {
            records.AddRange((await directory.Find(FindText.Read(number))).Select(f => f.Members.OrderBy(m => m.NhsNumber == number ? 0 : 1).ToList()));
        }

        return records;
    }

    private Task<bool> Write(Sight sight, string activity, Action<Session> change) => database.Write(session =>
    {
        session.AcceptTwoPhase("The list of opt-outs is kept by number, and who entered it is an act of the place.");
        var part = PartWriter.Open(session, Part.Place);
        change(session);
        part.Close(sight.Act(clock, activity));
        return true;
    });
}
