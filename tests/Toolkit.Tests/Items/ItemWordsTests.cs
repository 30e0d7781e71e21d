using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Tests.Items;

public sealed class ItemWordsTests
{
    [Theory]
    [InlineData("HospitalUse", "hospital-use")]
    [InlineData("United States", "united-states")]
    [InlineData("England", "england")]
    [InlineData("a & b!", "a-b")]
    public void Code_OfAName_IsOneOfAnAddress(string name, string code) => ItemWords.Code(name).ShouldBe(code);
}
