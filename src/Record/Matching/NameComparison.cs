using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>How far names agree: the nearest of all that a record gives, former names and nicknames among them.</summary>
internal static class NameComparison
{
    private const int ShortestForSlip = 4;

    // Names that people in England are called by and the names they are short for; our own list.
    private static readonly Dictionary<string, HashSet<string>> ShortFor = Read("""
        albert al bert bertie; alexander alex alec sandy xander; alexandra alex sandra; alfred alf alfie fred; alison ali; andrew andy drew; anne ann annie nan nancy;
        anthony tony ant; antonia toni; arthur art; barbara babs barb; benjamin ben benny; bernard bernie; beryl bez; brenda bren; bridget biddy bridie; catherine cathy kate katie kath kitty katherine kathleen;
        charles charlie chas chuck; charlotte lottie charlie; christine chris chrissie tina; christopher chris kit; daniel dan danny; david dave davy; deborah deb debbie; derek del;
        donald don donnie; dorothy dot dottie dolly dora; douglas doug; edith edie ede; edward ed eddie ted teddy ned; eleanor ellie nell nora; elizabeth liz lizzie beth betty bess eliza elsie libby lisbeth;
        emily em emmie; ernest ernie; florence flo florrie; frances fran frankie; francis frank; frederick fred freddie; geoffrey geoff; george georgie; gerald gerry; gillian gill jill;
        gordon gordie; graham gra; harold harry hal; harriet hattie; helen nell nellie lena; henry harry hal; irene rene; isabel bella izzy; jacob jake; jacqueline jackie; james jim jimmy jamie;
        janet jan; jennifer jen jenny; jessica jess jessie; joan joanie; joanne jo; john jack johnny jon; jonathan jon johnny; joseph joe joey; josephine jo josie; joshua josh; joyce joy; judith judy;
        julia julie; karen kaz; kenneth ken kenny; lawrence larry laurie; leonard len lenny; lilian lily lil; louise lou; malcolm mal; margaret maggie meg peggy margie madge marge rita daisy; marjorie marge margie; martin marty;
        mary molly polly may mamie; matilda tilly; matthew matt; maureen mo; michael mike mick micky; mohammed mohammad muhammad mohamed; nathaniel nat; nicholas nick nicky; nicola nicky; norman norm; oliver ollie; pamela pam; patricia pat patsy trish tricia;
        patrick pat paddy; pauline paula; peter pete; philip phil; phyllis phyl; raymond ray; rebecca becky; reginald reg reggie; richard dick rick richie ricky; robert bob rob bobby robbie bert; roger rog; ronald ron ronnie;
        rosemary rose rosie; samantha sam; samuel sam sammy; sandra sandy; sarah sally sadie; sheila sheil; sidney sid; stanley stan; stephen steve steven; stuart stu; susan sue susie; sylvia syl; theodore ted theo; theresa terry tess; terence terry;
        thomas tom tommy; timothy tim; valerie val; veronica ronnie; victor vic; victoria vicky tori; vincent vince; violet vi; walter walt wally; wendy wen; wilfred wilf; william bill will billy willie liam; winifred win winnie freda; zachary zach
        """);

    public static MatchLevel? Family(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (one, other) = (Words(a), Words(b));
        return one.Count == 0 || other.Count == 0 ? null
            : one.Overlaps(other) ? MatchLevel.Same
            : Any(one, other, IsOneSlip) ? MatchLevel.OneSlip
            : Any(one, other, SoundsAlike) ? MatchLevel.SoundsAlike
            : MatchLevel.Different;
    }

    public static MatchLevel? Given(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return null;
        }

        if (a.All(IsInitial) || b.All(IsInitial))
        {
            return a[0][0] == b[0][0] ? MatchLevel.SameInitial : MatchLevel.OtherInitial;
        }

        var (one, other) = (a.Where(n => !IsInitial(n)).ToHashSet(StringComparer.Ordinal), b.Where(n => !IsInitial(n)).ToHashSet(StringComparer.Ordinal));
        return a[0] == b[0] ? MatchLevel.Same
            : Any(one, other, IsNickname) ? MatchLevel.Nickname
            : IsOneSlip(a[0], b[0]) ? MatchLevel.OneSlip
            : one.Overlaps(other) ? MatchLevel.OtherOrder
            : SoundsAlike(a[0], b[0]) ? MatchLevel.SoundsAlike
            : MatchLevel.Different;
    }

    private static HashSet<string> Words(IEnumerable<string> names) =>
        [.. names.SelectMany(n => n.Split([' ', '-', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 1)];

    private static bool Any(HashSet<string> one, HashSet<string> other, Func<string, string, bool> agree) => one.Any(a => other.Any(b => agree(a, b)));

    private static bool IsInitial(string name) => name.TrimEnd('.').Length == 1;

    private static bool IsOneSlip(string a, string b) => Math.Min(a.Length, b.Length) >= ShortestForSlip && Math.Abs(a.Length - b.Length) <= 1 && FindKeys.Slips(a, b) == 1;

    private static bool SoundsAlike(string a, string b) => a.Length > 1 && b.Length > 1 && FindKeys.Sound(a) is { Length: > 0 } sound && sound == FindKeys.Sound(b);

    private static bool IsNickname(string a, string b) =>
        a != b && ((ShortFor.TryGetValue(a, out var full) && full.Contains(b)) || (ShortFor.TryGetValue(b, out var other) && other.Contains(a)));

    private static Dictionary<string, HashSet<string>> Read(string list) =>
        list.Split(';').Select(l => l.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Length > 1)
            .ToDictionary(l => l[0], l => l.Skip(1).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
