using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Layout;
using Goldthread.Record.Access;

namespace Goldthread.Host.Hosting;

/// <summary>What stands around every page: the ways in that each reader has.</summary>
internal static class Frame
{
    public static void Fill(PageFrame frame, bool demo)
    {
        frame.Demo = demo;
        frame.SignInHref = "/sign-in";
        frame.SignOutAction = "/sign-out";
        frame.AccountHref = "/account";
        frame.SignedInAs = context => User.Of(context.User) is { } user ? $"{user.Name}, {user.JobTitle}" : null;
        frame.Navigation = context => User.Of(context.User) is { } user ? [.. Ways(user.Role)] : [];
    }

    private static IEnumerable<LinkItem> Ways(Role role)
    {
        if (role.MayFindPeople)
        {
            yield return new LinkItem { Text = "Find a person", Href = "/work/people" };
        }

        if (role.May(Activities.MatchPeople))
        {
            yield return new LinkItem { Text = "Records to match", Href = "/work/matching" };
        }

        if (!role.MayFindPeople && role.May(Activities.OwnRecord))
        {
            yield return new LinkItem { Text = "Your page", Href = "/me" };
        }
    }
}
