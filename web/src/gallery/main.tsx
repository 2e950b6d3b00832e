import { start } from '../app/start.tsx';
import { Gallery } from './gallery.tsx';

start(<Gallery />);
