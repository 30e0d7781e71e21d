using Goldthread.Record.People;

namespace Goldthread.Record.Tests.People;

public sealed class FindKeysTests
{
    // The examples of the US National Archives (https://www.archives.gov/research/census/soundex).
    [Theory]
    [InlineData("Washington", "w252")]
    [InlineData("Lee", "l000")]
    [InlineData("Gutierrez", "g362")]
    [InlineData("Pfister", "p236")]
    [InlineData("Jackson", "j250")]
    [InlineData("Tymczak", "t522")]
    [InlineData("Ashcraft", "a261")]
    [InlineData("Łódź", "l320")]
    [InlineData("李", "")]
    public void Sound_OfAName_IsItsSoundex(string name, string sound) => FindKeys.Sound(name).ShouldBe(sound);

    [Theory]
    [InlineData("smith", "smith", 0)]
    [InlineData("smith", "smyth", 1)]
    [InlineData("smith", "simth", 1)]
    [InlineData("smith", "smit", 1)]
    [InlineData("smith", "smiths", 1)]
    [InlineData("smith", "smythe", 2)]
    [InlineData("", "abc", 3)]
    public void Slips_BetweenTwoWords_AreCounted(string one, string other, int slips)
    {
        FindKeys.Slips(one, other).ShouldBe(slips);
        FindKeys.Slips(other, one).ShouldBe(slips);
    }

    [Theory]
    [InlineData("smith", "smyth")]
    [InlineData("smith", "smit")]
    [InlineData("smith", "simth")]
    public void Near_OneSlipApart_ShareAKey(string one, string other) => FindKeys.Near(one).Intersect(FindKeys.Near(other)).ShouldNotBeEmpty();

    [Fact]
    public void Near_ShortName_HasNone() => FindKeys.Near("lee").ShouldBeEmpty();
}

public sealed class FindTextTests
{
    [Theory]
    [InlineData("999 000 0018", "9990000018")]
    [InlineData("999-000-0018", "9990000018")]
    [InlineData(" 9990000018 ", "9990000018")]
    public void Read_TenDigits_AreAnNhsNumber(string typed, string number) => FindText.Read(typed).NhsNumber.ShouldBe(number);

    [Theory]
    [InlineData("999 000 0017")]
    [InlineData("999 000 001")]
    [InlineData("smith 12345")]
    [InlineData("31/2/1950")]
    public void Read_NeitherNumberNorDateNorName_SaysWhatToWrite(string typed)
    {
        var text = FindText.Read(typed);

        text.IsEmpty.ShouldBeTrue();
        text.Problem.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("2/3/1941")]
    [InlineData("02.03.1941")]
    [InlineData("1941-3-2")]
    [InlineData("02031941")]
    [InlineData("2 March 1941")]
    [InlineData("2nd mar 1941")]
    public void Read_ADate_IsABirthDate(string typed) => FindText.Read(typed).BirthDate.ToString().ShouldBe("1941-03-02");

    [Theory]
    [InlineData("O'Neill-Çelik, José", new[] { "o", "neill", "celik", "jose" })]
    [InlineData("  Smith   Smith ", new[] { "smith" })]
    public void Read_Names_AreFolded(string typed, string[] names) => FindText.Read(typed).Names.ShouldBe(names);

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Read_Nothing_IsEmptyWithoutAProblem(string? typed)
    {
        FindText.Read(typed).IsEmpty.ShouldBeTrue();
        FindText.Read(typed).Problem.ShouldBeNull();
    }
}
