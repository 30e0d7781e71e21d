using System.Buffers.Binary;
using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>
/// Binds the ends of all chains together. A chain by itself shows an edited or missing row in its middle; a seal also shows a
/// chain whose end was cut off together with its head.
/// </summary>
public static class Seal
{
    internal const int Reads = int.MaxValue;
    private const string ChainName = "seals";
    private const int EntryLength = sizeof(int) + sizeof(long);

    /// <summary>Seals what has been written so far; false when nothing was written since the last seal.</summary>
    public static async Task<bool> Take(Database store, Database reads, TimeProvider clock)
    {
        var (readNumber, readHash) = await reads.Read(ReadJournalTable.Last);
        return await store.Write(session =>
        {
            ChainTable.Lock(session, ChainName);
            var ends = SealTable.Ends(session);
            if (readNumber > 0)
            {
                ends.Add(new ChainEnd(Reads, readNumber, readHash));
            }

            var positions = Positions(ends);
            var all = SealTable.All(session);
            if (ends.Count == 0 || (all.Count > 0 && all[^1].Positions.AsSpan().SequenceEqual(positions)))
            {
                return false;
            }

            var (number, before) = SealTable.Last(session);
            SealTable.Add(session, new SealRow(number + 1, clock.GetUtcNow().ToUnixTimeMilliseconds(), positions, Hash(before, number + 1, positions, ends)));
            return true;
        });
    }

    internal static byte[] Hash(ReadOnlySpan<byte> before, long number, byte[] positions, IEnumerable<ChainEnd> ends) =>
        Chain.Link(before, [number], [], [.. positions, .. ends.SelectMany(e => e.Hash)]);

    internal static List<(int Part, long Number)> ReadPositions(byte[] positions)
    {
        var list = new List<(int, long)>(positions.Length / EntryLength);
        for (var at = 0; at + EntryLength <= positions.Length; at += EntryLength)
        {
            list.Add((BinaryPrimitives.ReadInt32BigEndian(positions.AsSpan(at)), BinaryPrimitives.ReadInt64BigEndian(positions.AsSpan(at + sizeof(int)))));
        }

        return list;
    }

    private static byte[] Positions(List<ChainEnd> ends)
    {
        var bytes = new byte[ends.Count * EntryLength];
        for (var i = 0; i < ends.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * EntryLength), ends[i].Part);
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan((i * EntryLength) + sizeof(int)), ends[i].Number);
        }

        return bytes;
    }
}
