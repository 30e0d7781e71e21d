using System.Text.Json;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class OdsCodeTests
{
    [Theory]
    [InlineData("TAK", "TAK")]
    [InlineData("RH802", "RH802")]
    [InlineData("000AA", "000AA")]
    [InlineData("a81001", "A81001")]
    [InlineData(" f5h1r ", "F5H1R")]
    [InlineData("EE134290", "EE134290")]
    [InlineData("123456789012", "123456789012")]
    public void Read_CodeOfAnyFrame_IsInCapitals(string text, string code)
    {
        OdsCode.Read(text).Value.ToString().ShouldBe(code);
    }

    [Theory]
    [InlineData(null, "Enter an organisation code.")]
    [InlineData(" ", "Enter an organisation code.")]
    [InlineData("R1", "An organisation code has 3 to 12 characters. This has 2.")]
    [InlineData("1234567890123", "An organisation code has 3 to 12 characters. This has 13.")]
    [InlineData("RH-02", "An organisation code has only letters and digits, such as RH802.")]
    [InlineData("RH8 02", "An organisation code has only letters and digits, such as RH802.")]
    [InlineData("RÖ802", "An organisation code has only letters and digits, such as RH802.")]
    public void Read_NotACode_IsRefusedInWords(string? text, string words)
    {
        OdsCode.Read(text).Fault.Message.ShouldBe(words);
    }

    [Fact]
    public void Equality_OtherCase_IsTheSameOrganisation()
    {
        OdsCode.Parse("rh802").ShouldBe(OdsCode.Parse("RH802"));
        OdsCode.Parse("rh802").GetHashCode().ShouldBe(OdsCode.Parse("RH802").GetHashCode());
        default(OdsCode).ToString().ShouldBe("");
        Should.Throw<FormatException>(() => OdsCode.Parse("R1"));
        OdsCode.TryParse("R1", null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Json_Code_IsItsText()
    {
        JsonSerializer.Deserialize<OdsCode>("\"rh802\"").ToString().ShouldBe("RH802");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<OdsCode>("\"RH-02\""));
    }
}
