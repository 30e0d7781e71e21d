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
        frame.SignedInAs = context => User.Of(context.User) is { } user ? $"{user.Name}, {user.JobTitle}" : null;
        frame.Navigation = context => User.Of(context.User)?.Role switch
        {
            { MayFindPeople: true } => [new LinkItem { Text = "Find a person", Href = "/work/people" }],
            { } role when role.May(Activities.OwnRecord) => [new LinkItem { Text = "Your page", Href = "/me" }],
            _ => [],
        };
    }
}
