using System.Buffers;
using System.Buffers.Text;

namespace Goldthread.Fhir.Search;

/// <summary>
/// Where to go on in a list, and the moment it shows: a commit number for each part that was asked. Later pages see what the
/// first page saw. It grants nothing: the asker's own sight is applied on every page.
/// </summary>
internal sealed record PageToken(int Offset, IReadOnlyDictionary<int, long> Commits)
{
    /// <summary>No part, for lists that go on by a number alone.</summary>
    public static IReadOnlyDictionary<int, long> Nothing { get; } = new Dictionary<int, long>();

    public override string ToString()
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Variable((ulong)Offset);
        var before = -2;
        foreach (var (part, commit) in Commits.OrderBy(c => c.Key))
        {
            // Parts ascend, so the step to the next is at least 1; -1 (the place) comes first.
            bytes.Variable((ulong)(part - before));
            bytes.Variable((ulong)commit);
            before = part;
        }

        return Base64Url.EncodeToString(bytes.WrittenSpan);
    }

    public static PageToken? Parse(string text)
    {
        if (!Base64Url.IsValid(text) || text.Length > 8000)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(text);
        if (!TryRead(ref bytes, out var offset) || offset > int.MaxValue)
        {
            return null;
        }

        var commits = new Dictionary<int, long>();
        var part = -2L;
        while (!bytes.IsEmpty)
        {
            if (!TryRead(ref bytes, out var step) || step is 0 or > 300 || !TryRead(ref bytes, out var commit) || commit > long.MaxValue)
            {
                return null;
            }

            part += (long)step;
            if (part >= Kernel.Acts.Part.Count)
            {
                return null;
            }

            commits[(int)part] = (long)commit;
        }

        return new PageToken((int)offset, commits);
    }

    private static bool TryRead(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 63 && !bytes.IsEmpty; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
