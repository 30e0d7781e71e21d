using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>
/// One part being written inside a transaction: hands out its next numbers, gathers what is written, and closes with one row
/// of the journal. Open it first in the transaction (it locks the part), write, then <see cref="Close"/>.
/// Several parts in one transaction are opened in ascending order.
/// </summary>
public sealed class PartWriter
{
    private readonly Session _session;
    private readonly Head _head;
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _events;

    private PartWriter(Session session, Head head)
    {
        _session = session;
        _head = head;
        Commit = head.Commit + 1;
    }

    /// <summary>The part's number.</summary>
    public int Part => _head.Part;

    /// <summary>The number of this commit: one more than the part's last, without gaps.</summary>
    public long Commit { get; }

    /// <summary>What writers of the part must know at least: whoever knows less must not write. 0 when nothing is asked.</summary>
    public long Requires => _head.Requires;

    /// <summary>Opens a part for writing; other writers of the same part wait until this transaction ends.</summary>
    public static PartWriter Open(Session session, int part) => new(session, HeadTable.Lock(session, part));

    /// <summary>From the end of this transaction on, writers of the part must know this much; it never becomes less.</summary>
    public void Require(long least) => HeadTable.Require(_session, Part, least);

    /// <summary>The next row number of the part.</summary>
    public long NextRow() => ++_head.Row;

    /// <summary>Adds what is written to what the journal's hash covers. The same bytes, in the same order, must come from the store when it is verified.</summary>
    public void Covers(ReadOnlySpan<byte> content) => _content.AppendData(content);

    /// <summary>Announces something to the floors above; they are told after the commit, at least once.</summary>
    public void Announce(string name, string body) => OutboxTable.Add(_session, Part, Commit, _events++, name, body);

    /// <summary>Writes the act to the journal and the part's new numbers to its head.</summary>
    public void Close(Act act)
    {
        var actor = ActorTable.Put(_session, act.Who);
        Span<byte> content = stackalloc byte[SHA256.HashSizeInBytes];
        _content.GetHashAndReset(content);
        _content.Dispose();
        var row = new JournalRow(Part, _head.Act + 1, act.At.ToUnixTimeMilliseconds(), actor, act.Why, act.Activity, Commit);
        _head.Hash = row.Hash(_head.Hash, act.Who.Content, content);
        _head.Act++;
        _head.Commit = Commit;
        JournalTable.Add(_session, row, _head.Hash);
        HeadTable.Save(_session, _head);
    }
}

/// <summary>The end of a part: its last numbers and the last hash of its chain.</summary>
internal sealed class Head(int part)
{
    public int Part { get; } = part;

    public long Commit { get; set; }

    public long Row { get; set; }

    public long Person { get; set; }

    public long Act { get; set; }

    public byte[] Hash { get; set; } = [];

    public long Requires { get; init; }
}

/// <summary>One act that wrote.</summary>
/// <param name="Part">The part it wrote.</param>
/// <param name="Number">Its number in the part, from 1 without gaps.</param>
/// <param name="At">Milliseconds since 1970, UTC.</param>
/// <param name="Actor">Number of the actor.</param>
/// <param name="Why">Purpose.</param>
/// <param name="Activity">What was done.</param>
/// <param name="Commit">The commit it made.</param>
internal sealed record JournalRow(int Part, long Number, long At, long Actor, string Why, string Activity, long Commit)
{
    /// <summary>SHA-256 over the hash before, this row, its actor, and the digest of what the commit wrote.</summary>
    public byte[] Hash(ReadOnlySpan<byte> before, string actor, ReadOnlySpan<byte> content) =>
        Chain.Link(before, [Part, Number, At, Actor, Commit], [actor, Why, Activity], content);
}

/// <summary>How one row of a chain is bound to the row before it.</summary>
internal static class Chain
{
    /// <summary>SHA-256 over every field, each with its length, so that no two different rows give the same bytes.</summary>
    public static byte[] Link(ReadOnlySpan<byte> before, ReadOnlySpan<long> numbers, ReadOnlySpan<string> texts, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var n in numbers)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, n);
            hash.AppendData(number);
        }

        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64BigEndian(number, bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
