using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class PostcodeTests
{
    [Theory]
    [InlineData("zz11aa", "ZZ1 1AA")]
    [InlineData("ZZ1 1AA", "ZZ1 1AA")]
    [InlineData(" zz11 1 aa ", "ZZ11 1AA")]
    [InlineData("M1 1AA", "M1 1AA")]
    [InlineData("M60 1NW", "M60 1NW")]
    [InlineData("CR2 6XH", "CR2 6XH")]
    [InlineData("DN55 1PT", "DN55 1PT")]
    [InlineData("W1A 1HQ", "W1A 1HQ")]
    [InlineData("EC1A 1BB", "EC1A 1BB")]
    [InlineData("GIR 0AA", "GIR 0AA")]
    [InlineData("ZZ99 3VZ", "ZZ99 3VZ")]
    public void Read_EachShape_IsWrittenInOneWay(string text, string postcode)
    {
        Postcode.Read(text).Value.ToString().ShouldBe(postcode);
    }

    [Theory]
    [InlineData(null, "Enter a postcode.")]
    [InlineData(" ", "Enter a postcode.")]
    [InlineData("ZZ1", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("QA1 1AA", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("AJ1 1AA", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("M1 1CA", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("M1I 1AA", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("EC1Z 1BB", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("M1 11AA1A", "Enter a full postcode, such as ZZ1 1AA.")]
    [InlineData("M1-1AA", "Enter a full postcode, such as ZZ1 1AA.")]
    public void Read_NotAPostcode_IsRefusedInWords(string? text, string words)
    {
        Postcode.Read(text).Fault.Message.ShouldBe(words);
    }

    [Fact]
    public void Parts_OfAPostcode_AreOnEachSideOfTheSpace()
    {
        var postcode = Postcode.Parse("ec1a1bb");

        postcode.Outward.ShouldBe("EC1A");
        postcode.Inward.ShouldBe("1BB");
        postcode.IsPlace.ShouldBeTrue();
        Postcode.Parse("ZZ99 3VZ").IsPlace.ShouldBeFalse();
        Postcode.Parse("ZZ1 1AA").IsPlace.ShouldBeFalse();
        default(Postcode).Outward.ShouldBe("");
        default(Postcode).Inward.ShouldBe("");
        default(Postcode).IsPlace.ShouldBeFalse();
    }

    [Fact]
    public void TryParse_AnyText_ReadsBackWhatItAccepts()
    {
        var texts = Gen.Elements("AEZC1290 ".ToCharArray()).ListOf().Select(c => string.Concat(c)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(texts, text =>
            !Postcode.TryParse(text, null, out var postcode)
            || (Postcode.Parse(postcode.ToString()) == postcode
                && string.Equals(postcode.ToString().Replace(" ", ""), text.Replace(" ", ""), StringComparison.OrdinalIgnoreCase))));
    }
}
