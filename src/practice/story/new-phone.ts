import { type Shot, shot } from './shot.ts';

/** The afternoon on which the owner made room by deleting the holiday, thinking iCloud keeps a copy. */
const CLEAR_OUT = '2026-08-08T14:21:09.512Z';
const SECOND_THOUGHTS = '2026-08-12T19:03:40.118Z';

const lost = { trashed: CLEAR_OUT, album: 'Portugal 2026' };
const screenshot = { kind: 'screenshot' } as const;
const live = { kind: 'live' } as const;
const video = (seconds: number) => ({ kind: 'video', seconds }) as const;

/** Everything the owner's current phone ever took, oldest first. */
export const NEW_PHONE_SHOTS: readonly Shot[] = [
  shot(1, '2025-10-04T09:12:44.218Z', 'home', 'garden', { offloaded: 'thumbnail' }),
  shot(2, '2025-10-04T09:14:02.771Z', 'home', 'garden', { offloaded: 'reduced' }),
  shot(3, '2025-10-12T13:40:18.094Z', 'lake', 'forest', { favorite: true }),
  shot(4, '2025-10-12T13:52:37.630Z', 'lake', 'forest', live),
  shot(5, '2025-10-31T18:25:51.402Z', 'home', 'night', { offloaded: 'thumbnail' }),
  shot(6, '2025-11-09T11:08:15.967Z', 'home', 'hills', { trashed: '2026-09-02T17:45:12.330Z' }),
  shot(7, '2025-11-23T15:30:09.325Z', 'home', 'city', { trashed: '2026-02-01T08:10:00.250Z' }),
  shot(8, '2025-12-06T07:45:33.010Z', 'unlocated', 'city', screenshot),
  shot(9, '2025-12-24T17:20:48.553Z', 'home', 'night', { favorite: true, offloaded: 'reduced' }),
  shot(10, '2025-12-24T17:31:26.884Z', 'home', 'night', { ...video(3), offloaded: 'reduced' }),
  shot(11, '2025-12-25T10:02:59.176Z', 'home', 'snow', { ...live, offloaded: 'thumbnail' }),
  shot(12, '2026-01-11T12:16:07.741Z', 'alps', 'snow', { trashed: SECOND_THOUGHTS }),
  shot(13, '2026-01-11T12:18:22.309Z', 'alps', 'snow', { trashed: SECOND_THOUGHTS }),
  shot(14, '2026-01-17T13:05:41.102Z', 'alps', 'snow', { burst: { name: 'sledge', key: false } }),
  shot(15, '2026-01-17T13:05:41.302Z', 'alps', 'snow', { burst: { name: 'sledge', key: true } }),
  shot(16, '2026-01-17T13:05:41.502Z', 'alps', 'snow', { burst: { name: 'sledge', key: false } }),
  shot(17, '2026-01-17T13:05:41.702Z', 'alps', 'snow', { burst: { name: 'sledge', key: false } }),
  shot(18, '2026-02-08T14:44:30.865Z', 'home', 'city', { offloaded: 'none' }),
  shot(19, '2026-02-08T14:45:12.438Z', 'home', 'city', { trashed: '2026-03-03T20:00:41.700Z' }),
  shot(20, '2026-02-14T18:36:54.229Z', 'home', 'garden', { ...live, favorite: true }),
  shot(21, '2026-02-28T06:58:17.583Z', 'unlocated', 'city', screenshot),
  shot(22, '2026-03-15T10:21:39.914Z', 'lake', 'hills', { offloaded: 'thumbnail' }),
  shot(23, '2026-03-15T10:24:05.347Z', 'lake', 'hills', { ...video(2), trashed: SECOND_THOUGHTS }),
  shot(24, '2026-03-29T15:50:28.692Z', 'home', 'garden', { offloaded: 'none' }),
  shot(25, '2026-04-05T09:33:46.055Z', 'home', 'garden', { ...live, album: 'Family' }),
  shot(26, '2026-04-05T09:41:13.428Z', 'home', 'garden', { upright: true, album: 'Family' }),
  shot(27, '2026-04-12T12:27:55.786Z', 'home', 'city', { hidden: true }),
  shot(28, '2026-04-18T19:14:31.140Z', 'unlocated', 'city', {
    ...screenshot,
    trashed: '2026-08-25T07:30:18.904Z',
  }),
  shot(29, '2026-04-25T16:05:20.517Z', 'home', 'hills', { raw: true }),

  // The first days of May in Portugal: what the owner wants back.
  shot(30, '2026-05-01T07:40:12.301Z', 'lisbon', 'city', lost),
  shot(31, '2026-05-01T09:05:48.664Z', 'coast', 'sea', { ...lost, ...live }),
  shot(32, '2026-05-01T10:22:37.028Z', 'coast', 'sea', { ...lost, favorite: true }),
  shot(33, '2026-05-01T12:48:03.395Z', 'lisbon', 'city', { ...lost, edited: true }),
  shot(34, '2026-05-01T15:30:29.751Z', 'coast', 'sea', { ...lost, ...video(4) }),
  shot(35, '2026-05-01T19:42:56.118Z', 'lisbon', 'night', lost),
  shot(36, '2026-05-02T08:15:11.482Z', 'sintra', 'hills', { ...lost, upright: true }),
  shot(37, '2026-05-02T09:41:44.849Z', 'sintra', 'forest', { ...lost, ...live }),
  shot(38, '2026-05-02T10:03:08.205Z', 'sintra', 'forest', { ...lost, raw: true }),
  shot(39, '2026-05-02T13:27:34.572Z', 'lisbon', 'city', { ...lost, unproved: true }),
  shot(40, '2026-05-02T16:44:19.100Z', 'coast', 'sea', {
    ...lost,
    burst: { name: 'surfer', key: false },
  }),
  shot(41, '2026-05-02T16:44:19.300Z', 'coast', 'sea', {
    ...lost,
    burst: { name: 'surfer', key: true },
  }),
  shot(42, '2026-05-02T16:44:19.500Z', 'coast', 'sea', {
    ...lost,
    burst: { name: 'surfer', key: false },
  }),
  shot(43, '2026-05-02T19:35:52.839Z', 'coast', 'sunset', { ...lost, favorite: true }),
  shot(44, '2026-05-03T09:10:26.206Z', 'coast', 'sea', { ...lost, hidden: true }),
  shot(45, '2026-05-03T10:32:59.563Z', 'coast', 'sea', { ...lost, ...live, edited: true }),
  shot(46, '2026-05-03T13:05:33.930Z', 'lisbon', 'city', { ...lost, ...video(3) }),
  shot(47, '2026-05-03T14:20:07.297Z', 'lisbon', 'garden', { album: 'Portugal 2026' }),
  shot(48, '2026-05-03T16:55:40.654Z', 'lisbon', 'city', {
    album: 'Portugal 2026',
    offloaded: 'reduced',
  }),

  shot(49, '2026-05-10T09:26:14.021Z', 'home', 'garden', { ...live, album: 'Family' }),
  shot(50, '2026-05-16T17:58:47.388Z', 'lake', 'sunset', { favorite: true, edited: true }),
  shot(51, '2026-05-16T18:11:20.745Z', 'lake', 'sunset', { trashed: '2026-08-28T21:07:55.461Z' }),
  shot(52, '2026-05-23T13:44:54.112Z', 'lake', 'forest', { trashed: '2026-06-01T18:20:30.087Z' }),
  shot(53, '2026-05-24T08:02:27.479Z', 'unlocated', 'city', {
    ...screenshot,
    trashed: '2026-06-03T06:41:09.233Z',
  }),
  shot(54, '2026-05-30T12:35:00.836Z', 'home', 'city'),
  shot(55, '2026-05-30T12:37:34.203Z', 'home', 'city', video(2)),
  shot(56, '2026-06-03T17:08:07.560Z', 'unlocated', 'garden'),
  shot(57, '2026-06-06T10:41:40.927Z', 'lake', 'forest', { upright: true }),
  shot(58, '2026-06-06T10:50:14.294Z', 'lake', 'forest', live),
  shot(59, '2026-06-10T18:23:47.651Z', 'home', 'hills'),
  shot(60, '2026-06-13T14:17:21.018Z', 'lake', 'sea', video(3)),
  shot(61, '2026-06-14T11:30:54.385Z', 'home', 'garden'),

  // After the older backup was set aside.
  shot(62, '2026-06-27T13:12:27.752Z', 'lake', 'sea'),
  shot(63, '2026-06-28T09:55:01.119Z', 'home', 'garden', live),
  shot(64, '2026-07-05T08:20:34.476Z', 'unlocated', 'city', screenshot),
  shot(65, '2026-07-12T16:48:07.843Z', 'home', 'hills', { unproved: true }),
  shot(66, '2026-07-19T19:40:41.210Z', 'lake', 'sunset', { favorite: true }),
  shot(67, '2026-07-19T19:43:14.567Z', 'lake', 'sunset', { edited: true }),
  shot(68, '2026-07-25T11:05:47.934Z', 'home', 'garden', video(2)),
  shot(69, '2026-08-02T17:22:21.301Z', 'home', 'city', { trashed: '2026-08-27T05:58:33.019Z' }),
  shot(70, '2026-08-09T10:36:54.658Z', 'home', 'garden', { album: 'Family' }),
  shot(71, '2026-08-15T15:19:28.025Z', 'lake', 'sea', {
    ...live,
    trashed: '2026-08-30T16:12:44.376Z',
  }),
  shot(72, '2026-08-15T15:27:01.392Z', 'lake', 'sea', { trashed: '2026-08-30T16:12:44.376Z' }),
  shot(73, '2026-08-23T12:51:34.759Z', 'lake', 'forest', { favorite: true, upright: true }),
  shot(74, '2026-08-30T07:15:08.116Z', 'unlocated', 'city', {
    ...screenshot,
    trashed: '2026-09-06T20:33:21.693Z',
  }),
  shot(75, '2026-09-05T14:08:41.483Z', 'home', 'hills', video(3)),
  shot(76, '2026-09-12T09:44:14.840Z', 'alps', 'hills', { trashed: '2026-09-18T18:49:58.735Z' }),
  shot(77, '2026-09-12T10:02:48.207Z', 'alps', 'hills', live),
  shot(78, '2026-09-19T16:30:21.574Z', 'home', 'garden'),
];
