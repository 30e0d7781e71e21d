using Goldthread.Kernel.Data;

namespace Goldthread.Kernel.Acts;

/// <summary>
/// Hands out person numbers of each part before the transaction that uses them, so that ids and references are known when a
/// resource is prepared. Numbers are taken from the part's head in blocks; those left in a block at a restart are never used.
/// </summary>
public sealed class PersonNumbers(Database database)
{
    private const int SmallestBlock = 4;
    private const int LargestBlock = 256;

    private readonly Block[] _blocks = [.. Enumerable.Range(0, Part.Count).Select(_ => new Block())];

    /// <summary>The next person number of a part, 1 or more.</summary>
    public async ValueTask<long> Next(int part)
    {
        var block = _blocks[part];
        await block.Gate.WaitAsync();
        try
        {
            if (block.Next == block.End)
            {
                var size = block.Size;
                block.Next = await database.Write(session => Reserve(session, part, size));
                block.End = block.Next + size;
                block.Size = Math.Min(LargestBlock, size * 2);
            }

            return block.Next++;
        }
        finally
        {
            block.Gate.Release();
        }
    }

    private static long Reserve(Session session, int part, int count)
    {
        var head = HeadTable.Lock(session, part);
        var first = head.Person + 1;
        head.Person += count;
        HeadTable.Save(session, head);
        return first;
    }

    private sealed class Block
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public long Next { get; set; }

        public long End { get; set; }

        public int Size { get; set; } = SmallestBlock;
    }
}
