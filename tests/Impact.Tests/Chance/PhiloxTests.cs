using Goldthread.Impact.Chance;

namespace Goldthread.Impact.Tests.Chance;

public sealed class PhiloxTests
{
    // Known answers of the authors' Random123, kat_vectors: philox4x32 10.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdcceb, 0x5001e420u, 0x24126ea1u)]
    public void At_PublishedAddress_GivesThePublishedWords(uint a, uint b, uint c, uint d, uint keyA, uint keyB, uint w, uint x, uint y, uint z)
    {
        Philox.At(((ulong)keyB << 32) | keyA, a, b, c, d).ShouldBe(new Words(w, x, y, z));
    }

    [Fact]
    public void Even_OfTheEnds_StaysBelowOne()
    {
        Philox.Even(0, 0).ShouldBe(0);
        Philox.Even(uint.MaxValue, uint.MaxValue).ShouldBe(1 - (1.0 / (1UL << 53)));
    }
}
