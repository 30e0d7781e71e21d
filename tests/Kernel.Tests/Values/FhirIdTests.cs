using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Goldthread.Kernel.Values;

namespace Goldthread.Kernel.Tests.Values;

public sealed class FhirIdTests
{
    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";

    [Theory]
    [InlineData("a")]
    [InlineData("A-1.b")]
    [InlineData("..")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Read_AllowedCharacters_IsKeptAsItIs(string text)
    {
        FhirId.Read(text).Value.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null, "An id has at least one character.")]
    [InlineData("", "An id has at least one character.")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", "An id has at most 64 characters. This has 65.")]
    [InlineData("a_b", "An id has only letters A to Z, digits, hyphens and dots.")]
    [InlineData("a b", "An id has only letters A to Z, digits, hyphens and dots.")]
    [InlineData(" a", "An id has only letters A to Z, digits, hyphens and dots.")]
    [InlineData("é", "An id has only letters A to Z, digits, hyphens and dots.")]
    [InlineData("a\n", "An id has only letters A to Z, digits, hyphens and dots.")]
    public void Read_NotAnId_IsRefusedInWords(string? text, string words)
    {
        FhirId.Read(text).Fault.Message.ShouldBe(words);
    }

    [Fact]
    public void Read_AnyText_AcceptsExactlyTheRule()
    {
        var texts = Gen.OneOf(
            Gen.Elements(Allowed.ToCharArray()).ListOf().Select(c => string.Concat(c)),
            Gen.Elements((Allowed + "_ /\n\u0660é").ToCharArray()).ListOf().Select(c => string.Concat(c))).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(texts, text =>
        {
            var expected = text.Length is >= 1 and <= 64 && text.All(c => Allowed.Contains(c, StringComparison.Ordinal));
            return FhirId.Read(text).Succeeded == expected && FhirId.IsId(text) == expected && FhirId.TryParse(text, null, out _) == expected;
        }));
    }

    [Fact]
    public void Equality_OtherCase_IsAnotherId()
    {
        FhirId.Parse("a1").ShouldBe(FhirId.Parse("a1"));
        FhirId.Parse("a1").ShouldNotBe(FhirId.Parse("A1"));
        default(FhirId).ToString().ShouldBe("");
        Should.Throw<FormatException>(() => FhirId.Parse("a_b"));
    }

    [Fact]
    public void Json_Id_IsItsText()
    {
        JsonSerializer.Serialize(FhirId.Parse("a-1")).ShouldBe("\"a-1\"");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<FhirId>("\"a_1\""));
    }
}
