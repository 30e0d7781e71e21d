namespace Goldthread.Impact.Chance;

/// <summary>
/// Chance that is looked up, not used up: four words of it for a seed and four numbers that say what it is for (which person, which week, which event, which draw).
/// The same address gives the same chance in every run and on every thread, so that a baseline and a scenario meet with the same luck. Philox 4x32 with ten rounds
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011); tried with the published known answers.
/// </summary>
public static class Philox
{
    internal const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57, WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;

    internal const int Rounds = 10;

    /// <summary>Four words of chance.</summary>
    /// <param name="seed">The run.</param>
    /// <param name="a">First part of the address.</param>
    /// <param name="b">Second part.</param>
    /// <param name="c">Third part.</param>
    /// <param name="d">Fourth part.</param>
    public static Words At(ulong seed, uint a, uint b = 0, uint c = 0, uint d = 0)
    {
        var (keyA, keyB) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (productA, productB) = ((ulong)MultiplierA * a, (ulong)MultiplierB * c);
            (a, b, c, d) = ((uint)(productB >> 32) ^ b ^ keyA, (uint)productB, (uint)(productA >> 32) ^ d ^ keyB, (uint)productA);
            unchecked
            {
                keyA += WeylA;
                keyB += WeylB;
            }
        }

        return new Words(a, b, c, d);
    }

    /// <summary>A part of an address for what has a name and no number: FNV-1a, 32 bits (Fowler, Noll and Vo).</summary>
    public static uint Address(string name) => name.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));

    /// <summary>A number from 0 up to but not 1, made of two words: 53 bits.</summary>
    public static double Even(uint high, uint low) => (((ulong)high << 21) ^ (low >> 11)) * (1.0 / (1UL << 53));
}

/// <summary>Four words of chance, each evenly spread over all its values.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="C">The third.</param>
/// <param name="D">The fourth.</param>
public readonly record struct Words(uint A, uint B, uint C, uint D);
