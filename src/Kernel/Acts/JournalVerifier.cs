using System.Security.Cryptography;
using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>Adds to a hash the bytes that a commit of a part wrote, as they stand in the store now, in the order they were written.</summary>
public delegate void CommitContent(Session session, int part, long commit, IncrementalHash into);

/// <summary>What <see cref="JournalVerifier"/> found.</summary>
/// <param name="Writes">Acts that wrote.</param>
/// <param name="Reads">Acts that read.</param>
/// <param name="Seals">Seals.</param>
/// <param name="Faults">Each row that is not what it was, in words; empty when all is well.</param>
public sealed record VerifyReport(long Writes, long Reads, long Seals, IReadOnlyList<string> Faults);

/// <summary>
/// Walks every chain from its first row: an edited, removed or reordered row of the journal, or an edited version of a record,
/// gives another hash than the one that was kept.
/// </summary>
public sealed class JournalVerifier(Database store, Database reads, CommitContent content)
{
    private const int Page = 5000;
    private const int MostFaults = 100;

    private readonly List<string> _faults = [];
    private readonly Dictionary<(int Part, long Number), byte[]> _sealed = [];

    /// <summary>Verifies everything. <paramref name="progress"/> is told the number of acts checked so far.</summary>
    public async Task<VerifyReport> Verify(IProgress<long>? progress = null)
    {
        var seals = await store.Read(SealTable.All);
        foreach (var position in seals.SelectMany(s => Seal.ReadPositions(s.Positions)))
        {
            _sealed[position] = [];
        }

        var actors = await store.Read(ActorTable.All);
        CheckActors(actors);
        long writes = 0;
        for (var part = Part.Place; part < Part.Count; part++)
        {
            writes += await VerifyPart(part, actors, n => progress?.Report(writes + n));
        }

        var readActors = await reads.Read(ActorTable.All);
        CheckActors(readActors);
        var readCount = await VerifyReads(readActors, n => progress?.Report(writes + n));
        CheckSeals(seals);
        return new VerifyReport(writes, readCount, seals.Count, _faults);
    }

    private async Task<long> VerifyPart(int part, Dictionary<long, string> actors, Action<long> progress)
    {
        // Read before the rows: whoever writes meanwhile adds rows behind it.
        var head = await store.Read(session => HeadTable.Find(session, part));
        var hash = Array.Empty<byte>();
        var hashAtHead = head is null or { Act: 0 } ? hash : null;
        long number = 0;
        long commit = 0;
        int count;
        do
        {
            count = await store.Read(session =>
            {
                var rows = JournalTable.After(session, part, number, Page);
                foreach (var (row, kept) in rows)
                {
                    if (row.Number != number + 1)
                    {
                        Fault($"part {part}: act {number + 1} is missing (the next is {row.Number})");
                    }

                    if (row.Commit != commit + 1)
                    {
                        Fault($"part {part}, act {row.Number}: commit {commit + 1} was expected, {row.Commit} is there");
                    }

                    number = row.Number;
                    commit = row.Commit;
                    using var written = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    content(session, part, row.Commit, written);
                    if (!row.Hash(hash, actors.GetValueOrDefault(row.Actor, ""), written.GetHashAndReset()).AsSpan().SequenceEqual(kept))
                    {
                        Fault($"part {part}, act {row.Number} ({row.Activity}): the row, its actor or what commit {row.Commit} wrote was changed");
                    }

                    // Go on from the hash that was kept, so that one edited row is one fault and not all that follow.
                    hash = kept;
                    hashAtHead = number == head?.Act ? kept : hashAtHead;
                    Remember(part, number, kept);
                }

                return rows.Count;
            });
            progress(number);
        }
        while (count == Page);

        var after = await store.Read(session => HeadTable.Find(session, part));
        if (hashAtHead is null || !hashAtHead.AsSpan().SequenceEqual(head?.Hash ?? []) || number > (after?.Act ?? 0))
        {
            Fault($"part {part}: the head says act {head?.Act ?? 0}, the journal ends at act {number}");
        }

        return number;
    }

    private async Task<long> VerifyReads(Dictionary<long, string> actors, Action<long> progress)
    {
        var hash = Array.Empty<byte>();
        long number = 0;
        while (true)
        {
            var rows = await reads.Read(session => ReadJournalTable.After(session, number, Page));
            foreach (var (row, kept) in rows)
            {
                if (row.Number != number + 1)
                {
                    Fault($"reads: act {number + 1} is missing (the next is {row.Number})");
                }

                number = row.Number;
                if (!row.Hash(hash, actors.GetValueOrDefault(row.Actor, "")).AsSpan().SequenceEqual(kept))
                {
                    Fault($"reads, act {row.Number} ({row.Activity}): the row or its actor was changed");
                }

                hash = kept;
                Remember(Seal.Reads, number, kept);
            }

            progress(number);
            if (rows.Count < Page)
            {
                return number;
            }
        }
    }

    private void CheckActors(Dictionary<long, string> actors)
    {
        foreach (var (number, text) in actors)
        {
            if (Actor.Number(text) != number)
            {
                Fault($"actor {number}: its content was changed");
            }
        }
    }

    private void CheckSeals(List<SealRow> seals)
    {
        var before = Array.Empty<byte>();
        long number = 0;
        foreach (var seal in seals)
        {
            if (seal.Number != number + 1)
            {
                Fault($"seal {number + 1} is missing");
            }

            number = seal.Number;
            var ends = Seal.ReadPositions(seal.Positions).ConvertAll(p => new ChainEnd(p.Part, p.Number, _sealed[p]));
            foreach (var end in ends.Where(e => e.Hash.Length == 0))
            {
                Fault($"{(end.Part == Seal.Reads ? "reads" : $"part {end.Part}")}: act {end.Number} was there when seal {seal.Number} was made and is gone");
            }

            if (!Seal.Hash(before, seal.Number, seal.Positions, ends).AsSpan().SequenceEqual(seal.Hash) && ends.TrueForAll(e => e.Hash.Length > 0))
            {
                Fault($"seal {seal.Number}: it, or a chain it binds, was changed");
            }

            before = seal.Hash;
        }
    }

    private void Remember(int part, long number, byte[] hash)
    {
        if (_sealed.ContainsKey((part, number)))
        {
            _sealed[(part, number)] = hash;
        }
    }

    private void Fault(string text)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(text);
        }
    }
}
